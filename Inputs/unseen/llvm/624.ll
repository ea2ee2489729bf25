; issue: llvm/llvm-project#115751
; title: a value with one set bit is not zero
; expected: assume(ctpop x == C1): x != C2 -> true
; expected-pre: ctpop C2 != C1
; ops: ctpop icmp assume
; notes: branch in the issue

define i1 @src(i32 %y) {
  %p = call i32 @llvm.ctpop.i32(i32 %y)
  %c = icmp eq i32 %p, 1
  call void @llvm.assume(i1 %c)
  %r = icmp ne i32 %y, 0
  ret i1 %r
}

define i1 @tgt(i32 %y) {
  ret i1 true
}

declare i32 @llvm.ctpop.i32(i32)
declare void @llvm.assume(i1)
