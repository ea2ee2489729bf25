; issue: llvm/llvm-project#69050
; title: a nonzero and makes both of its operands nonzero
; expected: select(((a ^ C1) & b) != C2, a != C3, false) -> ((a ^ C1) & b) != C2
; expected-pre: C2 == 0 and C3 == C1
; ops: xor and icmp select
; notes: C in the issue

define i1 @src(i32 %a, i32 %b) {
  %n = xor i32 %a, -1
  %m = and i32 %b, %n
  %c1 = icmp ne i32 %m, 0
  %c2 = icmp ne i32 %a, -1
  %r = select i1 %c1, i1 %c2, i1 false
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %n = xor i32 %a, -1
  %m = and i32 %b, %n
  %c1 = icmp ne i32 %m, 0
  ret i1 %c1
}
