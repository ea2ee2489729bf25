; issue: llvm/llvm-project#64305
; title: Euclidean remainder of a power of two
; expected: select((x %s C1) <s C2, (x %s C1) +nsw C3, x %s C1) -> x & (C1 - 1)
; expected-pre: C1 a power of two, C2 == 0, C3 == C1
; ops: srem icmp add select
; notes: branch as a select

define i32 @src(i32 %x) {
  %m = srem i32 %x, 8
  %c = icmp slt i32 %m, 0
  %a = add nsw i32 %m, 8
  %r = select i1 %c, i32 %a, i32 %m
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = and i32 %x, 7
  ret i32 %r
}
