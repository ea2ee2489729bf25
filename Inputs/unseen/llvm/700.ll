; issue: llvm/llvm-project#76318
; title: doubling is the sum of equals
; expected: select(a != b, a +nsw b, a <<nsw C) -> a +nsw b
; expected-pre: C == 1
; ops: icmp add shl select
; notes: C in the issue

define i32 @src(i32 %a, i32 %b) {
  %c = icmp ne i32 %a, %b
  %s = add nsw i32 %a, %b
  %d = shl nsw i32 %a, 1
  %r = select i1 %c, i32 %s, i32 %d
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %s = add nsw i32 %a, %b
  ret i32 %s
}
