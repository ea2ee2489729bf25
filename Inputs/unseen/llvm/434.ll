; issue: llvm/llvm-project#154246
; title: or through a select of an or
; expected: (c ? x | C1 : x) | C2 -> x | (c ? C1 | C2 : C2), c = (y == C0)
; expected-pre: true
; ops: icmp or select
; notes: -

define i8 @src(i8 %x, i8 %y) {
  %c = icmp eq i8 %y, -1
  %o = or i8 %x, 4
  %s = select i1 %c, i8 %o, i8 %x
  %r = or i8 %s, 1
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  %c = icmp eq i8 %y, -1
  %s = select i1 %c, i8 5, i8 1
  %r = or i8 %x, %s
  ret i8 %r
}
