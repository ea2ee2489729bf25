; issue: llvm/llvm-project#57831
; title: three equalities by xor and or
; expected: (((b ^ a) | (d ^ c)) | (f ^ e)) == C -> a == b && c == d && e == f
; expected-pre: C == 0
; ops: xor or icmp
; notes: target after the two-pair case of the issue

define i1 @src(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) {
  %x1 = xor i64 %b, %a
  %x2 = xor i64 %d, %c
  %o1 = or i64 %x2, %x1
  %x3 = xor i64 %f, %e
  %o2 = or i64 %o1, %x3
  %r = icmp eq i64 %o2, 0
  ret i1 %r
}

define i1 @tgt(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) {
  %c1 = icmp eq i64 %a, %b
  %c2 = icmp eq i64 %c, %d
  %a1 = and i1 %c1, %c2
  %c3 = icmp eq i64 %e, %f
  %r = and i1 %a1, %c3
  ret i1 %r
}
