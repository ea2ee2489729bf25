; issue: llvm/llvm-project#121708
; title: special case where both operands are all ones
; expected: select((x & y) == C1, C2, x ^ y) -> x ^ y
; expected-pre: C1 == -1 and C2 == 0
; ops: and icmp xor select
; notes: a pull request; arms and width made up

define i32 @src(i32 %x, i32 %y) {
  %a = and i32 %x, %y
  %c = icmp eq i32 %a, -1
  %o = xor i32 %x, %y
  %r = select i1 %c, i32 0, i32 %o
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %o = xor i32 %x, %y
  ret i32 %o
}
