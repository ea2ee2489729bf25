; issue: llvm/llvm-project#88263
; title: masked compare ruled out by a signed upper bound
; expected: x sle C1 assumed: (x & C2) == C3 -> false
; expected-pre: C3 & ~C2 != 0 or C1 <s (C3 | (~C2 & SIGN_BIT))
; ops: icmp assume and
; notes: a dominating branch in the issue

define i1 @src(i32 %x) {
  %b = icmp sle i32 %x, 128
  call void @llvm.assume(i1 %b)
  %a = and i32 %x, -9
  %r = icmp eq i32 %a, 258
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  ret i1 false
}
