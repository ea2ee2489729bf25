; issue: llvm/llvm-project#98533
; title: constant added before an extension, subtracted after it
; expected: zext(x +nuw C1) + C2 -> zext x
; expected-pre: C2 == -zext(C1)
; ops: add zext
; notes: a pull request; constant and widths made up

define i64 @src(i32 %x) {
  %a = add nuw i32 %x, 5
  %z = zext i32 %a to i64
  %r = add i64 %z, -5
  ret i64 %r
}

define i64 @tgt(i32 %x) {
  %r = zext i32 %x to i64
  ret i64 %r
}
