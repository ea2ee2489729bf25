; issue: llvm/llvm-project#59680
; title: masked equality that implies a coarser one
; expected: ((x & C3) == C4) | ((x & C1) == C2) -> (x & C1) == C2
; expected-pre: C1 & ~C3 == 0 and C4 & C1 == C2
; ops: and icmp or
; notes: -

define i1 @src(i32 %x) {
  %a = and i32 %x, -65536
  %c = icmp eq i32 %a, 287440896
  %b = and i32 %x, -256
  %d = icmp eq i32 %b, 287453952
  %r = or i1 %d, %c
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = and i32 %x, -65536
  %r = icmp eq i32 %a, 287440896
  ret i1 %r
}
