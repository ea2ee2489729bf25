; issue: llvm/llvm-project#118156
; title: minimum of an increment, decremented
; expected: umin(x +nuw nsw C1, C2) +nsw C3 -> umin(x, C2 - C1)
; expected-pre: C3 == -C1, C1 <=u C2
; ops: add umin
; notes: the increment has another use in the issue

define i32 @src(i32 %a) {
  %inc = add nuw nsw i32 %a, 1
  %min = call i32 @llvm.umin.i32(i32 %inc, i32 16)
  %r = add nsw i32 %min, -1
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = call i32 @llvm.umin.i32(i32 %a, i32 15)
  ret i32 %r
}

declare i32 @llvm.umin.i32(i32, i32)
