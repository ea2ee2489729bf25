; issue: llvm/llvm-project#63751
; title: sign bit of a value above a bound
; expected: zext(x sgt C1) & (x >>u C2) -> zext(x == C1 + 1)
; expected-pre: (C1 == -2 and C2 == W-1) or (C1 == SMAX - 1 and C2 ult W-1)
; ops: icmp zext lshr and
; notes: -

define i32 @src(i32 %x) {
  %c = icmp sgt i32 %x, -2
  %z = zext i1 %c to i32
  %s = lshr i32 %x, 31
  %r = and i32 %s, %z
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = icmp eq i32 %x, -1
  %r = zext i1 %c to i32
  ret i32 %r
}
