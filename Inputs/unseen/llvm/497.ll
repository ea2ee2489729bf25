; issue: llvm/llvm-project#82350
; title: outer select that the inner one covers
; expected: select(b == C1, a, select(b slt C2, C3, a)) -> select(b slt C2, C3, a)
; expected-pre: C1 >=s C2
; ops: icmp select
; notes: the example from abseil in a comment; its target was cut off and is inferred

define i32 @src(i32 %a, i64 %b) {
  %cmp1 = icmp eq i64 %b, 0
  %cmp2 = icmp slt i64 %b, 0
  %s = select i1 %cmp2, i32 0, i32 %a
  %r = select i1 %cmp1, i32 %a, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %a, i64 %b) {
  %cmp2 = icmp slt i64 %b, 0
  %s = select i1 %cmp2, i32 0, i32 %a
  ret i32 %s
}
