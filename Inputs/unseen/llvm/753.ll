; issue: llvm/llvm-project#88609
; title: extension of a no-wrap truncation
; expected: sext(trunc nsw x) -> sext x
; expected-pre: true
; ops: trunc sext
; notes: a pull request; widths made up

define i32 @src(i16 %x) {
  %t = trunc nsw i16 %x to i8
  %r = sext i8 %t to i32
  ret i32 %r
}

define i32 @tgt(i16 %x) {
  %r = sext i16 %x to i32
  ret i32 %r
}
