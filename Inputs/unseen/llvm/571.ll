; issue: llvm/llvm-project#178366
; title: two tests with shifted masks
; expected: (((C1 << y) & x) != 0) | (((C2 << y) & x) != 0) -> (((C1 | C2) << y) & x) != 0
; expected-pre: true
; ops: shl and icmp or
; notes: a pull request; bitwise or, width and constants from a comment

define i1 @src(i8 %x, i8 %y) {
  %s1 = shl i8 1, %y
  %a1 = and i8 %s1, %x
  %s2 = shl i8 4, %y
  %a2 = and i8 %s2, %x
  %c1 = icmp ne i8 %a1, 0
  %c2 = icmp ne i8 %a2, 0
  %r = or i1 %c1, %c2
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %s = shl i8 5, %y
  %a = and i8 %s, %x
  %r = icmp ne i8 %a, 0
  ret i1 %r
}
