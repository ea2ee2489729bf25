; issue: llvm/llvm-project#59266
; title: equality with a constant that a condition chooses
; expected: (((x == C1) & c) ^ ((x != C2) | c)) ^ true -> select(c, C1, C2) == x
; expected-pre: true
; ops: icmp and or xor
; notes: -

define i1 @src(i1 %c, i32 %x) {
  %cmp = icmp eq i32 %x, 15
  %or.cond = and i1 %cmp, %c
  %cmp3 = icmp ne i32 %x, 0
  %or = or i1 %cmp3, %c
  %or.cond7 = xor i1 %or.cond, %or
  %r = xor i1 %or.cond7, true
  ret i1 %r
}

define i1 @tgt(i1 %c, i32 %x) {
  %cond = select i1 %c, i32 15, i32 0
  %cmp = icmp eq i32 %cond, %x
  ret i1 %cmp
}
