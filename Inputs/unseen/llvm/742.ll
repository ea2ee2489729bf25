; issue: llvm/llvm-project#222727
; title: a value plus its maximum with one
; expected: umax(x, C) +nuw x -> umax(x <<nuw 1, C)
; expected-pre: C ule 1 or C == -1
; ops: umax add shl
; notes: a pull request; width made up

define i32 @src(i32 %x) {
  %m = call i32 @llvm.umax.i32(i32 %x, i32 1)
  %r = add nuw i32 %m, %x
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %d = shl nuw i32 %x, 1
  %r = call i32 @llvm.umax.i32(i32 %d, i32 1)
  ret i32 %r
}

declare i32 @llvm.umax.i32(i32, i32)
