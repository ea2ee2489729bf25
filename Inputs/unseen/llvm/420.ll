; issue: llvm/llvm-project#217230
; title: offsets that vanish under a mask
; expected: (((x + C1) >>u C2) +nuw nsw C3) & C4 -> (x >>u C2) & C4
; expected-pre: C4 a low mask, not 0, C4 <u 2^(W - C2), C1 a multiple of 2^C2, ((C1 >>u C2) + C3) & C4 == 0
; ops: add lshr and
; notes: -

define i64 @src(i64 %x) {
  %a = add i64 %x, 12
  %b = lshr i64 %a, 2
  %c = add nuw nsw i64 %b, 1
  %r = and i64 %c, 3
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %b = lshr i64 %x, 2
  %r = and i64 %b, 3
  ret i64 %r
}
