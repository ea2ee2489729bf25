; issue: llvm/llvm-project#62236
; title: byte swap of a mask that is byte swapped
; expected: bswap(x & bswap y) -> bswap x & y
; expected-pre: true
; ops: bswap and
; notes: -

define i16 @src(i16 %x, i16 %y) {
  %s = call i16 @llvm.bswap.i16(i16 %y)
  %a = and i16 %x, %s
  %r = call i16 @llvm.bswap.i16(i16 %a)
  ret i16 %r
}

define i16 @tgt(i16 %x, i16 %y) {
  %s = call i16 @llvm.bswap.i16(i16 %x)
  %r = and i16 %s, %y
  ret i16 %r
}
