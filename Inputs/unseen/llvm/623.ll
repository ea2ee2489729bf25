; issue: llvm/llvm-project#28612
; title: being a constant and its sign bit
; expected: zext(x == C1) & (x >>s C2) -> 0
; expected-pre: bit 0 of C1 >>s C2 is clear
; ops: icmp zext ashr and
; notes: -

define i32 @src(i32 %i) {
  %cmp = icmp eq i32 %i, 0
  %conv = zext i1 %cmp to i32
  %shr = ashr i32 %i, 31
  %and = and i32 %conv, %shr
  ret i32 %and
}

define i32 @tgt(i32 %i) {
  ret i32 0
}
