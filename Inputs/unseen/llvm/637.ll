; issue: llvm/llvm-project#88183
; title: or with a chosen constant compared with a constant
; expected: (select(c, C1, C2) | x) == C3 -> c & (x == C3)
; expected-pre: C1 == 0 and C2 & ~C3 != 0
; ops: select or icmp
; notes: a pull request; constants made up

define i1 @src(i1 %c, i8 %x) {
  %s = select i1 %c, i8 0, i8 16
  %o = or i8 %s, %x
  %r = icmp eq i8 %o, 0
  ret i1 %r
}

define i1 @tgt(i1 %c, i8 %x) {
  %e = icmp eq i8 %x, 0
  %r = and i1 %c, %e
  ret i1 %r
}
