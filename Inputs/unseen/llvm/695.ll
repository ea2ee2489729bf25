; issue: llvm/llvm-project#77460
; title: logic of two reversed values
; expected: bitreverse(x) ^ bitreverse(y) -> bitreverse(x ^ y)
; expected-pre: true
; ops: bitreverse xor
; notes: a pull request; one of its folds, width made up

define i16 @src(i16 %x, i16 %y) {
  %a = call i16 @llvm.bitreverse.i16(i16 %x)
  %b = call i16 @llvm.bitreverse.i16(i16 %y)
  %r = xor i16 %a, %b
  ret i16 %r
}

define i16 @tgt(i16 %x, i16 %y) {
  %d = xor i16 %x, %y
  %r = call i16 @llvm.bitreverse.i16(i16 %d)
  ret i16 %r
}

declare i16 @llvm.bitreverse.i16(i16)
