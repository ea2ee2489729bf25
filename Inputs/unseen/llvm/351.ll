; issue: llvm/llvm-project#88348
; title: cancel signed offsets around a non-negative extension
; expected: zext nneg(x +nsw C1) +nsw C2 -> sext(x)
; expected-pre: C2 == -sext(C1)
; ops: add zext sext
; notes: two widths

define i32 @src(i8 %x) {
  %a = add nsw i8 %x, 1
  %z = zext nneg i8 %a to i32
  %r = add nsw i32 %z, -1
  ret i32 %r
}

define i32 @tgt(i8 %x) {
  %r = sext i8 %x to i32
  ret i32 %r
}
