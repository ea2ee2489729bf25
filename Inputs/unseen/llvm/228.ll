; issue: llvm/llvm-project#55016
; title: fold an offset of the shift amount into an exactly shifted constant
; expected: ashr exact C1, (x + C2) -> ashr (C1 << -C2), x
; expected-pre: C1 != 0 and C1 << -C2 does not overflow (signed)
; ops: add ashr
; notes: -

define i32 @src(i32 %x) {
  %a = add i32 %x, -1
  %r = ashr exact i32 -2, %a
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = ashr i32 -4, %x
  ret i32 %r
}
