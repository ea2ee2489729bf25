; issue: llvm/llvm-project#139786
; title: inner max is dominated by the outer max after a shift
; expected: umax(shl nuw (umax(x, C1)), C2), C3) -> umax(shl nuw x, C2), C3)
; expected-pre: C1 <=u (C3 >> C2)
; ops: umax shl
; notes: dead select of the issue dropped

define i8 @src(i8 %x) {
  %m = call i8 @llvm.umax.i8(i8 %x, i8 1)
  %s = shl nuw i8 %m, 1
  %r = call i8 @llvm.umax.i8(i8 %s, i8 16)
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %s = shl nuw i8 %x, 1
  %r = call i8 @llvm.umax.i8(i8 %s, i8 16)
  ret i8 %r
}

declare i8 @llvm.umax.i8(i8, i8)
