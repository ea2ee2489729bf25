; issue: llvm/llvm-project#213708
; title: lowest set bit is the first one
; expected: (x & -x) == C -> trunc x to i1
; expected-pre: C == 1
; ops: sub and icmp
; notes: -

define i1 @src(i8 %x) {
  %neg = sub i8 0, %x
  %lowbit = and i8 %x, %neg
  %r = icmp eq i8 %lowbit, 1
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = trunc i8 %x to i1
  ret i1 %r
}
