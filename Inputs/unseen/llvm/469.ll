; issue: llvm/llvm-project#106511
; title: difference of two selects on the same condition
; expected: (c ? C1 : a) -nsw (c ? C2 : a) -> c ? C1 - C2 : 0, c = (a == C0)
; expected-pre: true
; ops: icmp select sub
; notes: -

define i32 @src(i32 %a) {
  %c = icmp eq i32 %a, 0
  %l = select i1 %c, i32 1, i32 %a
  %h = select i1 %c, i32 9, i32 %a
  %r = sub nsw i32 %l, %h
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %c = icmp eq i32 %a, 0
  %r = select i1 %c, i32 -8, i32 0
  ret i32 %r
}
