; issue: llvm/llvm-project#169163
; title: low part of a shifted constant is zero
; expected: trunc(C1 << y) to iV == C2 -> y uge V - cttz C1
; expected-pre: C2 == 0 and C1 != 0 and cttz C1 <=u V
; ops: shl trunc icmp
; notes: a pull request; constant made up

define i1 @src(i32 %y) {
  %s = shl i32 4, %y
  %t = trunc i32 %s to i8
  %r = icmp eq i8 %t, 0
  ret i1 %r
}

define i1 @tgt(i32 %y) {
  %r = icmp uge i32 %y, 6
  ret i1 %r
}
