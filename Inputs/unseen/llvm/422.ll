; issue: llvm/llvm-project#223249
; title: equality with a select on the value itself
; expected: x == select(x sgt C0, C1, C2) -> (x == C2) | (x == C1)
; expected-pre: C1 >s C0 and C2 <=s C0
; ops: icmp select
; notes: -

define i1 @src(i32 %x) {
  %cond = icmp sgt i32 %x, 0
  %s = select i1 %cond, i32 2, i32 0
  %r = icmp eq i32 %x, %s
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = icmp eq i32 %x, 0
  %b = icmp eq i32 %x, 2
  %r = or i1 %a, %b
  ret i1 %r
}
