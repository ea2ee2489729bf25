; issue: llvm/llvm-project#189320
; title: a non-zero value makes an or non-zero
; expected: assume(x != C1); (y | x) == C2 -> false
; expected-pre: C1 == 0 and C2 == 0
; ops: icmp assume or
; notes: dominating branch in the issue

define i1 @src(i32 %x, i32 %y) {
  %n = icmp ne i32 %x, 0
  call void @llvm.assume(i1 %n)
  %o = or i32 %y, %x
  %r = icmp eq i32 %o, 0
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
