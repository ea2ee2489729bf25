; issue: llvm/llvm-project#159792
; title: a known difference makes two values unequal
; expected: assume(x - y == C): x == y -> false
; expected-pre: C != 0
; ops: sub icmp assume
; notes: a pull request; constant and width made up

define i1 @src(i32 %x, i32 %y) {
  %d = sub i32 %x, %y
  %c = icmp eq i32 %d, 5
  call void @llvm.assume(i1 %c)
  %r = icmp eq i32 %x, %y
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
