; issue: llvm/llvm-project#93571
; title: shift of a difference with a shifted term
; expected: (x -nuw (y <<nuw z)) >>u exact z -> (x >>u exact z) -nuw y
; expected-pre: true
; ops: shl sub lshr
; notes: a pull request; width as in its thread

define i16 @src(i16 %x, i16 %y, i16 %z) {
  %shl = shl nuw i16 %y, %z
  %sub = sub nuw i16 %x, %shl
  %lshr = lshr exact i16 %sub, %z
  ret i16 %lshr
}

define i16 @tgt(i16 %x, i16 %y, i16 %z) {
  %lshr = lshr exact i16 %x, %z
  %sub = sub nuw i16 %lshr, %y
  ret i16 %sub
}
