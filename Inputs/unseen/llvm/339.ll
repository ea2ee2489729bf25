; issue: llvm/llvm-project#54824
; title: multiplication then exact shift is a smaller multiplication
; expected: (x *nuw nsw C1) >>u exact C2 -> x * (C1 >>u C2)
; expected-pre: C1 is a multiple of 1 << C2
; ops: mul lshr
; notes: -

define i64 @src(i64 %x) {
  %m = mul nuw nsw i64 %x, 52
  %r = lshr exact i64 %m, 2
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = mul nuw nsw i64 %x, 13
  ret i64 %r
}
