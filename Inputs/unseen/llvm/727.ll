; issue: llvm/llvm-project#110630
; title: signed comparison of two multiples
; expected: (x *nsw C1) slt (y *nsw C2) -> x slt y
; expected-pre: C1 == C2 and C1 sgt 0
; ops: mul icmp
; notes: a pull request; constant and width made up

define i1 @src(i8 %x, i8 %y) {
  %a = mul nsw i8 %x, 7
  %b = mul nsw i8 %y, 7
  %r = icmp slt i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %r = icmp slt i8 %x, %y
  ret i1 %r
}
