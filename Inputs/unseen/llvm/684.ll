; issue: llvm/llvm-project#53610
; title: splat of one bit
; expected: 0 - ((x >>u C1) & C2) -> (x << (W-1-C1)) >>s (W-1)
; expected-pre: C1 <u W and C2 & (-1 >>u C1) == 1
; ops: lshr and sub shl ashr
; notes: C in the issue

define i32 @src(i32 %mask) {
  %s = lshr i32 %mask, 3
  %a = and i32 %s, 1
  %r = sub i32 0, %a
  ret i32 %r
}

define i32 @tgt(i32 %mask) {
  %s = shl i32 %mask, 28
  %r = ashr i32 %s, 31
  ret i32 %r
}
