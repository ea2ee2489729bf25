; issue: llvm/llvm-project#83225
; title: outer select of the same condition makes an inner select's arm dead
; expected: c1 ? C4 : (c2 ? C3 : (c1 ? C1 : C2)) -> c1 ? C4 : (c2 ? C3 : C2)
; expected-pre: true
; ops: select
; notes: -

define i32 @src(i1 %c1, i1 %c2) {
  %s1 = select i1 %c1, i32 23, i32 45
  %s2 = select i1 %c2, i32 666, i32 %s1
  %r = select i1 %c1, i32 789, i32 %s2
  ret i32 %r
}

define i32 @tgt(i1 %c1, i1 %c2) {
  %s2 = select i1 %c2, i32 666, i32 45
  %r = select i1 %c1, i32 789, i32 %s2
  ret i32 %r
}
