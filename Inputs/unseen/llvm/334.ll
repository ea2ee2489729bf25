; issue: llvm/llvm-project#53867
; title: narrow a byte swap of a shifted extension
; expected: trunc(bswap((zext x) <<nuw C)) -> bswap(x)
; expected-pre: C == W - V
; ops: zext shl bswap trunc
; notes: two widths

define i16 @src(i16 %x) {
  %z = zext i16 %x to i64
  %s = shl nuw i64 %z, 48
  %b = call i64 @llvm.bswap.i64(i64 %s)
  %r = trunc i64 %b to i16
  ret i16 %r
}

define i16 @tgt(i16 %x) {
  %r = call i16 @llvm.bswap.i16(i16 %x)
  ret i16 %r
}

declare i64 @llvm.bswap.i64(i64)
declare i16 @llvm.bswap.i16(i16)
