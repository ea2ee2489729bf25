; issue: llvm/llvm-project#71533
; title: mask made redundant by the condition of the select
; expected: select((a & C1) == C2, (a & C3) * (a & C3), C4) -> select((a & C1) == C2, a * a, C4)
; expected-pre: bits that C3 clears are known zero: ~C3 & ~(C1 & ~C2) == 0
; ops: and icmp mul select
; notes: -

define i32 @src(i32 %a) {
  %b = and i32 %a, 1
  %c = icmp eq i32 %b, 0
  %m = and i32 %a, -2
  %p = mul i32 %m, %m
  %r = select i1 %c, i32 %p, i32 0
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %b = and i32 %a, 1
  %c = icmp eq i32 %b, 0
  %p = mul i32 %a, %a
  %r = select i1 %c, i32 %p, i32 0
  ret i32 %r
}
