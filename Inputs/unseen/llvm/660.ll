; issue: llvm/llvm-project#110880
; title: high bits equal to the sign bit alone
; expected: (x & C1) == C2 -> x slt (C2 - C1)
; expected-pre: C2 == SMIN and -C1 is a power of two or 0
; ops: and icmp
; notes: a pull request; constant made up

define i1 @src(i8 %x) {
  %a = and i8 %x, -16
  %r = icmp eq i8 %a, -128
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, -112
  ret i1 %r
}
