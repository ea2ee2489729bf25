; issue: llvm/llvm-project#51888
; title: zero test of an extended negation
; expected: sext(b ^ C1) == C2 -> b
; expected-pre: (C1 == 1 and C2 == 0) or (C1 == 0 and C2 == -1)
; ops: xor sext icmp
; notes: -

define i1 @src(i1 %b) {
  %not = xor i1 %b, true
  %s = sext i1 %not to i32
  %cmp = icmp eq i32 %s, 0
  ret i1 %cmp
}

define i1 @tgt(i1 %b) {
  ret i1 %b
}
