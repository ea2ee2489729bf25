; issue: llvm/llvm-project#92333
; title: one more if one of two bits is set
; expected: select((a & C1) == 0, (a & C2) +nuw nsw C3, C4) -> select((a & (C1 | C2)) == 0, C3, C4)
; expected-pre: d = C2 & ~C1: d == 0, or d a power of two and C4 == C3 + d
; ops: and icmp add select
; notes: -

define i8 @src(i8 %a) {
  %t4 = and i8 %a, 4
  %t0 = icmp eq i8 %t4, 0
  %t1 = and i8 %a, 1
  %t2 = add nuw nsw i8 %t1, 1
  %r = select i1 %t0, i8 %t2, i8 2
  ret i8 %r
}

define i8 @tgt(i8 %a) {
  %t4 = and i8 %a, 5
  %c = icmp eq i8 %t4, 0
  %r = select i1 %c, i8 1, i8 2
  ret i8 %r
}
