; issue: llvm/llvm-project#96915
; title: exact quotient multiplied by a factor of the divisor
; expected: (x /u exact C1) * C2 -> x /u exact (C1 /u C2)
; expected-pre: C1 %u C2 == 0
; ops: udiv mul
; notes: a pull request; constants made up

define i16 @src(i16 %x) {
  %d = udiv exact i16 %x, 42
  %r = mul i16 %d, 6
  ret i16 %r
}

define i16 @tgt(i16 %x) {
  %r = udiv exact i16 %x, 7
  ret i16 %r
}
