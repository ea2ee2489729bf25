; issue: llvm/llvm-project#75613
; title: shifted value and the range it stands for
; expected: (a >>s C1) == C2 || (a slt C3 || a sgt C4) -> true
; expected-pre: C3 sgt C4, or C3 >>s C1 == C2 and C4 >>s C1 == C2
; ops: ashr icmp or
; notes: branches in the issue; the shift result has 2 added and is compared to 0 there

define i1 @src(i32 %a) {
  %shr = ashr i32 %a, 3
  %c1 = icmp eq i32 %shr, -2
  %c2 = icmp slt i32 %a, -16
  %c3 = icmp sgt i32 %a, -9
  %o = or i1 %c2, %c3
  %r = or i1 %c1, %o
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  ret i1 true
}
