; issue: llvm/llvm-project#213247
; title: both extensions of one value
; expected: zext x | sext x -> sext x
; expected-pre: true
; ops: zext sext or
; notes: two widths

define i64 @src(i32 %x) {
  %z = zext i32 %x to i64
  %s = sext i32 %x to i64
  %r = or i64 %z, %s
  ret i64 %r
}

define i64 @tgt(i32 %x) {
  %r = sext i32 %x to i64
  ret i64 %r
}
