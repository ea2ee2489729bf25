; issue: llvm/llvm-project#85830
; title: masked compare of a sign-extended value
; expected: (sext(a) & C1) == C2 -> (a & c3) == trunc(C2), c3 = trunc(C1), with the sign bit if C1 has bits above the narrow width
; expected-pre: C2 <u 2^(V-1), or C1 and C2 fit in V bits, or C2 has C1's high bits and both have bit V - 1
; ops: sext and icmp
; notes: -

define i1 @src(i8 %a) {
  %e = sext i8 %a to i32
  %m = and i32 %e, -2147483647
  %r = icmp eq i32 %m, 1
  ret i1 %r
}

define i1 @tgt(i8 %a) {
  %m = and i8 %a, -127
  %r = icmp eq i8 %m, 1
  ret i1 %r
}
