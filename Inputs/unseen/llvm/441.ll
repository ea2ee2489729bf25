; issue: llvm/llvm-project#81288
; title: sum of two values masked by one condition
; expected: (sext c & a) + (sext c & b) -> c ? a + b : 0
; expected-pre: true
; ops: sext and add
; notes: vectors and the compare dropped

define i64 @src(i1 %c, i64 %a, i64 %b) {
  %m = sext i1 %c to i64
  %p = and i64 %m, %a
  %q = and i64 %m, %b
  %r = add i64 %p, %q
  ret i64 %r
}

define i64 @tgt(i1 %c, i64 %a, i64 %b) {
  %s = add i64 %b, %a
  %r = select i1 %c, i64 %s, i64 0
  ret i64 %r
}
