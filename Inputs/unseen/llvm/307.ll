; issue: llvm/llvm-project#63472
; title: add of a select of constants and its own condition
; expected: select(c, C1, C2) + zext c -> select(c, C1 + 1, C2)
; expected-pre: true
; ops: select zext add
; notes: -

define i64 @src(i1 %c) {
  %s = select i1 %c, i64 64, i64 1
  %e = zext i1 %c to i64
  %r = add i64 %s, %e
  ret i64 %r
}

define i64 @tgt(i1 %c) {
  %r = select i1 %c, i64 65, i64 1
  ret i64 %r
}
