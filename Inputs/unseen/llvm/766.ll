; issue: llvm/llvm-project#146975
; title: xor of different values
; expected: assume(x != y): (x ^ y) == C -> false
; expected-pre: C == 0
; ops: icmp xor assume
; notes: a pull request; width made up

define i1 @src(i8 %x, i8 %y) {
  %c = icmp ne i8 %x, %y
  call void @llvm.assume(i1 %c)
  %d = xor i8 %x, %y
  %r = icmp eq i8 %d, 0
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
