; issue: llvm/llvm-project#82929
; title: unsigned max of a signed max with non-negative constants
; expected: umax(smax(x, C1), C2) -> smax(x, umax(C1, C2))
; expected-pre: (C1 >=s 0 and C2 >=s 0) or C2 == 0
; ops: smax umax
; notes: pull request; reconstruction: instance chosen by us

define i8 @src(i8 %x) {
  %m = call i8 @llvm.smax.i8(i8 %x, i8 5)
  %r = call i8 @llvm.umax.i8(i8 %m, i8 10)
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = call i8 @llvm.smax.i8(i8 %x, i8 10)
  ret i8 %r
}

declare i8 @llvm.smax.i8(i8, i8)
declare i8 @llvm.umax.i8(i8, i8)
