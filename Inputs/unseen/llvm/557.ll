; issue: llvm/llvm-project#65968
; title: different signs by masks
; expected: ((x ^ C1) & C2) == (y & C3) -> (x ^ y) slt 0
; expected-pre: C1 slt 0, C2 == SMIN, C3 == SMIN
; ops: xor and icmp
; notes: as clang 16 leaves it (assembly in the issue)

define i1 @src(i32 %x, i32 %y) {
  %not = xor i32 %x, -1
  %a = and i32 %not, -2147483648
  %b = and i32 %y, -2147483648
  %r = icmp eq i32 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %xor = xor i32 %x, %y
  %r = icmp slt i32 %xor, 0
  ret i1 %r
}
