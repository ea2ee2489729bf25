; issue: llvm/llvm-project#121841
; title: sum of disjoint values
; expected: select((x & y) == C, x + y, z) -> select((x & y) == C, x | y, z)
; expected-pre: C == 0
; ops: and icmp add select or
; notes: a pull request; width made up

define i8 @src(i8 %x, i8 %y, i8 %z) {
  %a = and i8 %x, %y
  %c = icmp eq i8 %a, 0
  %s = add i8 %x, %y
  %r = select i1 %c, i8 %s, i8 %z
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y, i8 %z) {
  %a = and i8 %x, %y
  %c = icmp eq i8 %a, 0
  %s = or i8 %x, %y
  %r = select i1 %c, i8 %s, i8 %z
  ret i8 %r
}
