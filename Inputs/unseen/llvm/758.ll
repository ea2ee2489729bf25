; issue: llvm/llvm-project#105583
; title: sign of a no-wrap difference
; expected: scmp(x -nsw y, C) -> scmp(x, y)
; expected-pre: C == 0
; ops: sub scmp
; notes: a pull request; width made up

define i8 @src(i32 %x, i32 %y) {
  %d = sub nsw i32 %x, %y
  %r = call i8 @llvm.scmp.i8.i32(i32 %d, i32 0)
  ret i8 %r
}

define i8 @tgt(i32 %x, i32 %y) {
  %r = call i8 @llvm.scmp.i8.i32(i32 %x, i32 %y)
  ret i8 %r
}

declare i8 @llvm.scmp.i8.i32(i32, i32)
