; issue: llvm/llvm-project#110836
; title: signed bound and a clear bit
; expected: (x slt C1) & ((x & C2) == C3) -> x slt (SMIN | low), low = C2 & -C2
; expected-pre: m = C2 & SMAX: m != 0 and C3 == C2 & SMIN and C1 - SMIN uge low and (C2 + low == 0 or C1 - SMIN ule its lowest bit)
; ops: icmp and
; notes: a pull request, in the comments

define i1 @src(i8 %x) {
  %cmp = icmp slt i8 %x, -124
  %and = and i8 %x, 2
  %cmp2 = icmp eq i8 %and, 0
  %and2 = and i1 %cmp, %cmp2
  ret i1 %and2
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, -126
  ret i1 %r
}
