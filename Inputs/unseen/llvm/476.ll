; issue: llvm/llvm-project#70928
; title: a compare differs from its opposite
; expected: (x sgt C1) ^ (x slt C2) -> true
; expected-pre: C2 == C1 + 1 and C1 != SMAX
; ops: icmp xor
; notes: x <= 5 in the issue

define i1 @src(i32 %x) {
  %a = icmp sgt i32 %x, 5
  %b = icmp slt i32 %x, 6
  %r = xor i1 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  ret i1 true
}
