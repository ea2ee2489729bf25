; issue: llvm/llvm-project#138373
; title: value or its replacement where it is zero
; expected: select(x == C1, y, C2) | x -> select(x == C1, y, x)
; expected-pre: C1 == 0 and C2 == 0
; ops: icmp select or
; notes: a pull request; vectors in the pull request

define i32 @src(i32 %x, i32 %y) {
  %c = icmp eq i32 %x, 0
  %s = select i1 %c, i32 %y, i32 0
  %r = or i32 %s, %x
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %c = icmp eq i32 %x, 0
  %r = select i1 %c, i32 %y, i32 %x
  ret i32 %r
}
