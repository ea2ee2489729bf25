; issue: llvm/llvm-project#93591
; title: select between a comparison and its inverse
; expected: select(y, x != C1, x == C2) -> y ^ (x == C2)
; expected-pre: C1 == C2
; ops: icmp select xor
; notes: a pull request; as in its description

define i1 @src(i64 %x, i1 %y) {
  %n = icmp ne i64 %x, 0
  %e = icmp eq i64 %x, 0
  %r = select i1 %y, i1 %n, i1 %e
  ret i1 %r
}

define i1 @tgt(i64 %x, i1 %y) {
  %e = icmp eq i64 %x, 0
  %r = xor i1 %y, %e
  ret i1 %r
}
