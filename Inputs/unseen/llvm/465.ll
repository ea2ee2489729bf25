; issue: llvm/llvm-project#48013
; title: remainder from a quotient, widened
; expected: sext y - sext((y /s x) *nsw x) -> sext(y %s x)
; expected-pre: true
; ops: sdiv mul sext sub
; notes: two widths

define i64 @src(i32 %y, i32 %x) {
  %d = sdiv i32 %y, %x
  %m = mul nsw i32 %d, %x
  %a = sext i32 %y to i64
  %b = sext i32 %m to i64
  %r = sub nsw i64 %a, %b
  ret i64 %r
}

define i64 @tgt(i32 %y, i32 %x) {
  %m = srem i32 %y, %x
  %r = sext i32 %m to i64
  ret i64 %r
}
