; issue: llvm/llvm-project#87704
; title: a value is not its own negation
; expected: assume(x != C1): (C2 -nsw x) == x -> false
; expected-pre: C2 is odd or C1 == C2 >>s 1
; ops: icmp sub assume
; notes: a pull request; one of its cases

define i1 @src(i8 %x) {
  %c = icmp ne i8 %x, 0
  call void @llvm.assume(i1 %c)
  %n = sub nsw i8 0, %x
  %r = icmp eq i8 %n, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  ret i1 false
}

declare void @llvm.assume(i1)
