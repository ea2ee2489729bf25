; issue: llvm/llvm-project#224132
; title: sum of two selects of which one is zero
; expected: select(p == C1, x, 0) + select(p == C2, y, 0) -> select(p == C1, x, select(p == C2, y, 0))
; expected-pre: C1 != C2
; ops: icmp select add
; notes: a pull request; constants and width made up

define i32 @src(i32 %p, i32 %x, i32 %y) {
  %c0 = icmp eq i32 %p, 3
  %s0 = select i1 %c0, i32 %x, i32 0
  %c1 = icmp eq i32 %p, 7
  %s1 = select i1 %c1, i32 %y, i32 0
  %r = add i32 %s0, %s1
  ret i32 %r
}

define i32 @tgt(i32 %p, i32 %x, i32 %y) {
  %c0 = icmp eq i32 %p, 3
  %c1 = icmp eq i32 %p, 7
  %s1 = select i1 %c1, i32 %y, i32 0
  %r = select i1 %c0, i32 %x, i32 %s1
  ret i32 %r
}
