; issue: llvm/llvm-project#60957
; title: sign of the lowest set bit
; expected: (x & -x) slt C -> x == INT_MIN
; expected-pre: C <=s 0 and C != INT_MIN
; ops: sub and icmp
; notes: -

define i1 @src(i8 %x) {
  %negx = sub i8 0, %x
  %pow2_or_zero = and i8 %negx, %x
  %cmp = icmp slt i8 %pow2_or_zero, 0
  ret i1 %cmp
}

define i1 @tgt(i8 %x) {
  %cmp = icmp eq i8 %x, -128
  ret i1 %cmp
}
