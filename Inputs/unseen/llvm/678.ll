; issue: llvm/llvm-project#88579
; title: value moved away from zero is not zero
; expected: (x + zext(x == C1)) == C2 -> false
; expected-pre: C1 == C2
; ops: icmp zext add
; notes: a pull request

define i1 @src(i8 %x) {
  %c = icmp eq i8 %x, 0
  %z = zext i1 %c to i8
  %s = add i8 %x, %z
  %r = icmp eq i8 %s, 0
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  ret i1 false
}
