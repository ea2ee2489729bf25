; issue: llvm/llvm-project#213877
; title: odd factor does not change the number of trailing zeros
; expected: cttz(x * C) -> cttz(x)
; expected-pre: C odd
; ops: mul cttz
; notes: -

define i64 @src(i64 %x) {
  %m = mul i64 %x, 3
  %r = call i64 @llvm.cttz.i64(i64 %m, i1 false)
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = call i64 @llvm.cttz.i64(i64 %x, i1 false)
  ret i64 %r
}
