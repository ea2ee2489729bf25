; issue: llvm/llvm-project#98017
; title: extension of a lossless truncation
; expected: zext(trunc nuw x) -> x
; expected-pre: true
; ops: trunc zext
; notes: two widths

define i64 @src(i64 %x) {
  %t = trunc nuw i64 %x to i32
  %r = zext i32 %t to i64
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  ret i64 %x
}
