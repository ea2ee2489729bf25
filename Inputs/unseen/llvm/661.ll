; issue: llvm/llvm-project#110997
; title: clamp of an absolute value
; expected: smax(smin(abs(x), C1), C2) -> smin(abs(x), C1)
; expected-pre: C2 sle smin(C1, 0)
; ops: abs smin smax
; notes: a pull request; a variable in place of C1 in it; valid as abs(INT_MIN) is poison

define i32 @src(i32 %x) {
  %a = call i32 @llvm.abs.i32(i32 %x, i1 true)
  %m = call i32 @llvm.smin.i32(i32 %a, i32 255)
  %r = call i32 @llvm.smax.i32(i32 %m, i32 0)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = call i32 @llvm.abs.i32(i32 %x, i1 true)
  %r = call i32 @llvm.smin.i32(i32 %a, i32 255)
  ret i32 %r
}

declare i32 @llvm.abs.i32(i32, i1)
declare i32 @llvm.smin.i32(i32, i32)
declare i32 @llvm.smax.i32(i32, i32)
