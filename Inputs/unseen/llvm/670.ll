; issue: llvm/llvm-project#93840
; title: decrement of one value
; expected: x + sext(x == C) -> select(x == C, C - 1, x)
; expected-pre: true
; ops: icmp sext add select
; notes: a pull request; constant and width made up

define i8 @src(i8 %x) {
  %c = icmp eq i8 %x, 42
  %s = sext i1 %c to i8
  %r = add i8 %x, %s
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %c = icmp eq i8 %x, 42
  %r = select i1 %c, i8 41, i8 %x
  ret i8 %r
}
