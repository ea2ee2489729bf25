; issue: llvm/llvm-project#117436
; title: two different values are not both zero
; expected: assume(x != y); (x | y) == 0 -> false
; expected-pre: true
; ops: icmp assume or
; notes: dominating condition in the issue

define i1 @src(i8 %x, i8 %y) {
  %cond = icmp ne i8 %x, %y
  call void @llvm.assume(i1 %cond)
  %or = or i8 %x, %y
  %cmp = icmp eq i8 %or, 0
  ret i1 %cmp
}

define i1 @tgt(i8 %x, i8 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
