; issue: llvm/llvm-project#73755
; title: second test moved into the first bound
; expected: select(l slt C1, false, c & (l != C2)) -> select(l slt (C2 + 1), false, c)
; expected-pre: (C1 == C2 and C1 != SMAX) or (C1 == C2 + 1 and C1 != SMIN)
; ops: icmp and select
; notes: a branch and a load in the issue; c stands for the compare of the loaded value

define i1 @src(i32 %l, i1 %c) {
  %cmp = icmp slt i32 %l, 1
  %cmp4 = icmp ne i32 %l, 1
  %a = and i1 %c, %cmp4
  %r = select i1 %cmp, i1 false, i1 %a
  ret i1 %r
}

define i1 @tgt(i32 %l, i1 %c) {
  %cmp = icmp slt i32 %l, 2
  %r = select i1 %cmp, i1 false, i1 %c
  ret i1 %r
}
