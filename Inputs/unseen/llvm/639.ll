; issue: llvm/llvm-project#125676
; title: the same bit of two values differs
; expected: (x & C1 != 0) ^ (y & C2 != 0) -> (x ^ y) & C1 != 0
; expected-pre: C1 == C2 and C1 a power of two or 0
; ops: and icmp xor
; notes: a pull request; constants made up

define i1 @src(i32 %x, i32 %y) {
  %a = and i32 %x, 16
  %c = icmp ne i32 %a, 0
  %b = and i32 %y, 16
  %d = icmp ne i32 %b, 0
  %r = xor i1 %c, %d
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %a = xor i32 %x, %y
  %b = and i32 %a, 16
  %r = icmp ne i32 %b, 0
  ret i1 %r
}
