; issue: llvm/llvm-project#129947
; title: unsigned max of no-wrap shifts of the same constant
; expected: umax(shl nuw C, x), shl nuw C, y)) -> shl nuw C, umax(x, y)
; expected-pre: true
; ops: shl umax
; notes: reconstruction: instance chosen by us

define i32 @src(i32 %x, i32 %y) {
  %a = shl nuw i32 3, %x
  %b = shl nuw i32 3, %y
  %r = call i32 @llvm.umax.i32(i32 %a, i32 %b)
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %m = call i32 @llvm.umax.i32(i32 %x, i32 %y)
  %r = shl nuw i32 3, %m
  ret i32 %r
}

declare i32 @llvm.umax.i32(i32, i32)
