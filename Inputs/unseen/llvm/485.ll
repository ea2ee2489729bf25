; issue: llvm/llvm-project#72773
; title: xor with a conditional value whose xor is known
; expected: select((x ^ y) == C1, y, C2) ^ x -> select((x ^ y) == C1, C1, x)
; expected-pre: C2 == 0
; ops: xor icmp select
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %xor1 = xor i32 %y, %x
  %cmp = icmp eq i32 %xor1, -1
  %sel = select i1 %cmp, i32 %y, i32 0
  %xor2 = xor i32 %sel, %x
  ret i32 %xor2
}

define i32 @tgt(i32 %x, i32 %y) {
  %xor = xor i32 %y, %x
  %cmp = icmp eq i32 %xor, -1
  %sel = select i1 %cmp, i32 -1, i32 %x
  ret i32 %sel
}
