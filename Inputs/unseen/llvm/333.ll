; issue: llvm/llvm-project#166887
; title: exact quotient of a scaled and offset narrow value
; expected: sext((((trunc nuw nsw x) *nuw C1) + C2) /s exact C3) -> sext((trunc nuw nsw x) + C2 /s C1)
; expected-pre: C1 == C3 and C2 a multiple of C1 and |C1| not a power of two (or 1)
; ops: trunc mul add sdiv sext
; notes: two widths

define i32 @src(i32 %x) {
  %t = trunc nuw nsw i32 %x to i8
  %m = mul nuw i8 %t, 24
  %a = add i8 %m, -24
  %d = sdiv exact i8 %a, 24
  %r = sext i8 %d to i32
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %t = trunc nuw nsw i32 %x to i8
  %a = add i8 %t, -1
  %r = sext i8 %a to i32
  ret i32 %r
}
