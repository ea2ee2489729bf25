; issue: llvm/llvm-project#117442
; title: difference of two values known to differ
; expected: assume(x != y): x - y == C -> false
; expected-pre: C == 0
; ops: icmp sub assume
; notes: a pull request; width made up

define i1 @src(i32 %x, i32 %y) {
  %c = icmp ne i32 %x, %y
  call void @llvm.assume(i1 %c)
  %d = sub i32 %x, %y
  %r = icmp eq i32 %d, 0
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
