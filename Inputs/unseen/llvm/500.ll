; issue: llvm/llvm-project#58275
; title: masked equality that implies a masked bound
; expected: ((x & C1) ult C2) && ((x & C3) == C4) -> (x & C3) == C4
; expected-pre: C4 & ~C3 != 0 or ((C4 | ~C3) & C1) <u C2
; ops: and icmp
; notes: source from a comment of the issue, target inferred

define i1 @src(i16 %x) {
  %m = and i16 %x, 254
  %a = icmp ult i16 %m, 50
  %n = and i16 %x, 255
  %b = icmp eq i16 %n, 47
  %r = and i1 %a, %b
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  %n = and i16 %x, 255
  %r = icmp eq i16 %n, 47
  ret i1 %r
}
