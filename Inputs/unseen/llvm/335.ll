; issue: llvm/llvm-project#55327
; title: shift by a variable number of bytes between two byte swaps
; expected: bswap(bswap(x) << (y << C)) -> x >>u (y << C)
; expected-pre: C >=u 3
; ops: bswap shl lshr
; notes: -

define i64 @src(i64 %x, i64 %y) {
  %b = call i64 @llvm.bswap.i64(i64 %x)
  %n = shl i64 %y, 3
  %s = shl i64 %b, %n
  %r = call i64 @llvm.bswap.i64(i64 %s)
  ret i64 %r
}

define i64 @tgt(i64 %x, i64 %y) {
  %n = shl i64 %y, 3
  %r = lshr i64 %x, %n
  ret i64 %r
}

declare i64 @llvm.bswap.i64(i64)
