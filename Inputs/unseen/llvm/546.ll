; issue: llvm/llvm-project#118211
; title: difference greater than a non-negative value
; expected: assume(z sgt C); assume((y -nsw x) sgt z); x slt y -> true
; expected-pre: C sge -1
; ops: icmp assume sub
; notes: range attribute of %z in the issue

define i1 @src(i32 %x, i32 %y, i32 %z) {
  %nonneg = icmp sgt i32 %z, -1
  call void @llvm.assume(i1 %nonneg)
  %sub = sub nsw i32 %y, %x
  %cond = icmp sgt i32 %sub, %z
  call void @llvm.assume(i1 %cond)
  %ret = icmp slt i32 %x, %y
  ret i1 %ret
}

define i1 @tgt(i32 %x, i32 %y, i32 %z) {
  ret i1 true
}

declare void @llvm.assume(i1)
