; issue: llvm/llvm-project#204927
; title: logic between a no-wrap truncation and its extension
; expected: zext(trunc nuw x & y) -> zext y & x
; expected-pre: true
; ops: trunc and zext
; notes: a pull request; one of its folds, widths made up

define i32 @src(i32 %x, i8 %y) {
  %t = trunc nuw i32 %x to i8
  %a = and i8 %t, %y
  %r = zext i8 %a to i32
  ret i32 %r
}

define i32 @tgt(i32 %x, i8 %y) {
  %z = zext i8 %y to i32
  %r = and i32 %z, %x
  ret i32 %r
}
