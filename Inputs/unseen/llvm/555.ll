; issue: llvm/llvm-project#79126
; title: complement and an or with the same value, masked
; expected: ((a ^ C1) & C2) & (a | b) -> ((a ^ C1) & C2) & b
; expected-pre: C2 & ~C1 == 0
; ops: xor and or
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %not = xor i32 %a, -1
  %and = and i32 %not, 1
  %or = or i32 %a, %b
  %r = and i32 %and, %or
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %not = xor i32 %a, -1
  %and = and i32 %not, 1
  %r = and i32 %and, %b
  ret i32 %r
}
