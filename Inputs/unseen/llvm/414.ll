; issue: llvm/llvm-project#85823
; title: known set bits refute a zero test with a larger mask
; expected: assume((x & C1) != 0); (x & C2) == 0 -> false
; expected-pre: C1 & ~C2 == 0
; ops: and icmp assume
; notes: dominating condition in the issue

define i1 @src(i32 %x) {
  %and = and i32 %x, 1
  %cmp = icmp ne i32 %and, 0
  call void @llvm.assume(i1 %cmp)
  %and1 = and i32 %x, 3
  %cmp1 = icmp eq i32 %and1, 0
  ret i1 %cmp1
}

define i1 @tgt(i32 %x) {
  ret i1 false
}

declare void @llvm.assume(i1)
