; issue: llvm/llvm-project#84691
; title: zero test under a high mask
; expected: ((C1 << x) & y) == C2 -> (y >>u x) == C2
; expected-pre: C1 == -1 and C2 == 0
; ops: shl and icmp lshr
; notes: a pull request; width made up

define i1 @src(i8 %x, i8 %y) {
  %m = shl i8 -1, %x
  %a = and i8 %m, %y
  %r = icmp eq i8 %a, 0
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %s = lshr i8 %y, %x
  %r = icmp eq i8 %s, 0
  ret i1 %r
}
