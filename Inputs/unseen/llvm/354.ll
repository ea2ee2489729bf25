; issue: llvm/llvm-project#88291
; title: narrow a bit reversal
; expected: trunc(bitreverse(zext x) >>u exact C) -> bitreverse(x)
; expected-pre: C == W - V
; ops: zext bitreverse lshr trunc
; notes: two widths

define i8 @src(i8 %x) {
  %z = zext i8 %x to i32
  %b = call i32 @llvm.bitreverse.i32(i32 %z)
  %s = lshr exact i32 %b, 24
  %r = trunc i32 %s to i8
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = call i8 @llvm.bitreverse.i8(i8 %x)
  ret i8 %r
}

declare i32 @llvm.bitreverse.i32(i32)
declare i8 @llvm.bitreverse.i8(i8)
