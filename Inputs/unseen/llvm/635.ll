; issue: llvm/llvm-project#128622
; title: sum from carries and partial sum
; expected: ((b & a) << C) + (b ^ a) -> b + a
; expected-pre: C == 1
; ops: and shl xor add
; notes: -

define i4 @src(i4 %a, i4 %b) {
  %and = and i4 %b, %a
  %add = shl i4 %and, 1
  %xor = xor i4 %b, %a
  %add2 = add i4 %add, %xor
  ret i4 %add2
}

define i4 @tgt(i4 %a, i4 %b) {
  %add = add i4 %b, %a
  ret i4 %add
}
