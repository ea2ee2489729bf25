; issue: llvm/llvm-project#138212
; title: two flags packed and compared
; expected: (select(a, C1, C2) | select(b, C3, C4)) == C5 -> a && b
; expected-pre: C1 | C3 == C5, and none of C1 | C4, C2 | C3, C2 | C4 is C5
; ops: select or icmp
; notes: select constants as in the vector test of its fix (PR 139109); 65792 inferred

define i1 @src(i1 %a, i1 %b) {
  %s1 = select i1 %a, i64 65536, i64 0
  %s2 = select i1 %b, i64 256, i64 0
  %o = or i64 %s2, %s1
  %r = icmp eq i64 %o, 65792
  ret i1 %r
}

define i1 @tgt(i1 %a, i1 %b) {
  %r = and i1 %a, %b
  ret i1 %r
}
