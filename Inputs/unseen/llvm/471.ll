; issue: llvm/llvm-project#225655
; title: equality ruled out by a value not being a multiple
; expected: assume((x & C1) != C2); x == C3 -> false
; expected-pre: C3 & C1 == C2
; ops: and icmp assume
; notes: dominating branch in the issue

define i1 @src(i64 %len) {
  %rem = and i64 %len, 15
  %unaligned = icmp ne i64 %rem, 0
  call void @llvm.assume(i1 %unaligned)
  %is16 = icmp eq i64 %len, 16
  ret i1 %is16
}

define i1 @tgt(i64 %len) {
  ret i1 false
}

declare void @llvm.assume(i1)
