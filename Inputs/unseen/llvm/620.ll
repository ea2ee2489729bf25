; issue: llvm/llvm-project#109471
; title: logical shift of a non-negative maximum
; expected: smax(x, C) >>u y -> smax(x >>s y, C)
; expected-pre: C == 0
; ops: smax lshr ashr
; notes: same number of instructions; width made up

define i32 @src(i32 %x, i32 %y) {
  %m = call i32 @llvm.smax.i32(i32 %x, i32 0)
  %r = lshr i32 %m, %y
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %s = ashr i32 %x, %y
  %r = call i32 @llvm.smax.i32(i32 %s, i32 0)
  ret i32 %r
}

declare i32 @llvm.smax.i32(i32, i32)
