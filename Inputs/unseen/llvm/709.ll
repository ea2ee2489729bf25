; issue: llvm/llvm-project#63104
; title: complement of the difference of equals
; expected: select(a == b, C1, (a ^ b) ^ C2) -> (a ^ b) ^ C2
; expected-pre: C1 == C2
; ops: icmp xor select
; notes: C in the issue; as clang 16 leaves it

define i32 @src(i32 %a, i32 %b) {
  %c = icmp eq i32 %a, %b
  %d = xor i32 %a, %b
  %n = xor i32 %d, -1
  %r = select i1 %c, i32 -1, i32 %n
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %d = xor i32 %a, %b
  %n = xor i32 %d, -1
  ret i32 %n
}
