; issue: llvm/llvm-project#59555
; title: above a low mask but not in the next block
; expected: (x ugt C1) & ((x & C2) != C3) -> x ugt C1 + C3
; expected-pre: C1 is a low mask, C2 == ~C1, C3 == C1 + 1
; ops: icmp and
; notes: reconstruction: constants from the form quoted in the pull request that fixes it (67327)

define i1 @src(i64 %x) {
  %c1 = icmp ugt i64 %x, 281474976710655
  %a = and i64 %x, -281474976710656
  %c2 = icmp ne i64 %a, 281474976710656
  %r = and i1 %c1, %c2
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp ugt i64 %x, 562949953421311
  ret i1 %r
}
