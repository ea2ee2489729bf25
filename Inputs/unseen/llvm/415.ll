; issue: llvm/llvm-project#166878
; title: add back what was subtracted in a bound
; expected: smax(a, C -nsw y) +nuw nsw y -> smax(a + y, C)
; expected-pre: C >=s 0
; ops: sub smax add
; notes: -

define i32 @src(i32 %a, i32 %y) {
  %v0 = sub nsw i32 0, %y
  %v1 = call i32 @llvm.smax.i32(i32 %a, i32 %v0)
  %v2 = add nuw nsw i32 %v1, %y
  ret i32 %v2
}

define i32 @tgt(i32 %a, i32 %y) {
  %v0 = add i32 %a, %y
  %v1 = call i32 @llvm.smax.i32(i32 %v0, i32 0)
  ret i32 %v1
}

declare i32 @llvm.smax.i32(i32, i32)
