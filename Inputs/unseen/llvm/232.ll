; issue: llvm/llvm-project#219334
; title: bit reversals around a complemented shift
; expected: bitreverse(~(lshr (bitreverse x), C)) -> ~(shl x, C)
; expected-pre: true
; ops: bitreverse lshr xor
; notes: -

define i64 @src(i64 %x) {
  %v = call i64 @llvm.bitreverse.i64(i64 %x)
  %s = lshr i64 %v, 1
  %n = xor i64 %s, -1
  %r = call i64 @llvm.bitreverse.i64(i64 %n)
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %s = shl i64 %x, 1
  %r = xor i64 %s, -1
  ret i64 %r
}

declare i64 @llvm.bitreverse.i64(i64)
