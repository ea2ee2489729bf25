; issue: llvm/llvm-project#154000
; title: bound implied by a masked equality
; expected: (x ugt C1) & ((x & C2) == C3) -> (x & C2) == C3
; expected-pre: C1 <u C3, or C3 has bits outside C2
; ops: icmp and
; notes: -

define i1 @src(i8 %x) {
  %v1 = icmp ugt i8 %x, 28
  %v2 = and i8 %x, -2
  %v3 = icmp eq i8 %v2, 48
  %v4 = and i1 %v1, %v3
  ret i1 %v4
}

define i1 @tgt(i8 %x) {
  %v2 = and i8 %x, -2
  %v3 = icmp eq i8 %v2, 48
  ret i1 %v3
}
