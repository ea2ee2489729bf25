; issue: llvm/llvm-project#144020
; title: value put back together across two selects
; expected: c = (trunc x == C1): (c ? C3 : x & C2) | zext(c ? C4 : trunc x) -> c ? C3 | zext C4 : x
; expected-pre: C2 has all bits from V up
; ops: trunc icmp and select zext or
; notes: two widths; i40 in the issue

define i64 @src(i64 %x) {
  %t = trunc i64 %x to i8
  %c = icmp eq i8 %t, 2
  %h = and i64 %x, -256
  %s = select i1 %c, i64 0, i64 %h
  %l = select i1 %c, i8 0, i8 %t
  %z = zext i8 %l to i64
  %r = or disjoint i64 %s, %z
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %t = trunc i64 %x to i8
  %c = icmp eq i8 %t, 2
  %r = select i1 %c, i64 0, i64 %x
  ret i64 %r
}
