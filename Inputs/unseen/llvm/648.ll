; issue: llvm/llvm-project#207564
; title: difference in a narrower type
; expected: zext(C - trunc x) -> (zext C - x) & mask of the narrow type
; expected-pre: true
; ops: trunc sub zext
; notes: a pull request; its issue is #165306

define i64 @src(i64 %x) {
  %t = trunc i64 %x to i6
  %n = sub i6 0, %t
  %r = zext i6 %n to i64
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %n = sub i64 0, %x
  %r = and i64 %n, 63
  ret i64 %r
}
