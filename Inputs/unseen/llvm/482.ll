; issue: llvm/llvm-project#76043
; title: a value replaced by what it is equal to
; expected: select((a == C1) && (b sgt c), C2, a) -> a
; expected-pre: C1 == C2
; ops: icmp and select
; notes: the second example of the issue, branches there

define i32 @src(i32 %a, i32 %b, i32 %c) {
  %c1 = icmp eq i32 %a, 42
  %c2 = icmp sgt i32 %b, %c
  %d = and i1 %c1, %c2
  %r = select i1 %d, i32 42, i32 %a
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b, i32 %c) {
  ret i32 %a
}
