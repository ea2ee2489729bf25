; issue: llvm/llvm-project#70582
; title: xor of an arithmetically and a logically shifted constant
; expected: (ashr C1, a) ^ (lshr C2, a) -> ashr (C1 ^ C2), a
; expected-pre: C2 >=s 0
; ops: ashr lshr xor
; notes: ~(2 >> a) ^ (5 >> a) after the complement moved into the shift

define i32 @src(i32 %a) {
  %s = ashr i32 -3, %a
  %t = lshr i32 5, %a
  %r = xor i32 %s, %t
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = ashr i32 -8, %a
  ret i32 %r
}
