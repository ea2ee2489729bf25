; issue: llvm/llvm-project#83430
; title: exact signed shift right compared with a constant
; expected: (x >>s exact C1) <s C2 -> x <s (C2 << C1)
; expected-pre: C1 <u W and C2 << C1 does not overflow (signed)
; ops: ashr icmp
; notes: the second use of the shift dropped

define i1 @src(i32 %x) {
  %d = ashr exact i32 %x, 3
  %r = icmp slt i32 %d, 15
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp slt i32 %x, 120
  ret i1 %r
}
