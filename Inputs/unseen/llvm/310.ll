; issue: llvm/llvm-project#39957
; title: equality with one of two constants that differ in one bit
; expected: (x == C1) | (x == C2) -> (x & ~(C1 ^ C2)) == (C1 & C2)
; expected-pre: C1 ^ C2 is a power of two or zero
; ops: icmp or and
; notes: issue is C code; transcribed by us

define i1 @src(i32 %i) {
  %a = icmp eq i32 %i, 0
  %b = icmp eq i32 %i, 2
  %r = or i1 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %i) {
  %m = and i32 %i, -3
  %r = icmp eq i32 %m, 0
  ret i1 %r
}
