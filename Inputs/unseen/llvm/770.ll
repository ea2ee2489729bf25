; issue: llvm/llvm-project#182597
; title: difference to a minimum is not negative
; expected: sext(x -nsw smin(x, y)) -> zext nneg(x -nsw smin(x, y))
; expected-pre: true
; ops: smin sub sext zext
; notes: a pull request; widths from a related one

define i64 @src(i32 %x, i32 %y) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  %d = sub nsw i32 %x, %m
  %r = sext i32 %d to i64
  ret i64 %r
}

define i64 @tgt(i32 %x, i32 %y) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  %d = sub nsw i32 %x, %m
  %r = zext nneg i32 %d to i64
  ret i64 %r
}

declare i32 @llvm.smin.i32(i32, i32)
