; issue: llvm/llvm-project#79417
; title: conditional negation by xor and subtraction
; expected: (x ^ sext c) - sext c -> select(c, -x, x)
; expected-pre: true
; ops: sext xor sub
; notes: a pull request

define i64 @src(i64 %x, i1 %c) {
  %s = sext i1 %c to i64
  %d = xor i64 %x, %s
  %r = sub i64 %d, %s
  ret i64 %r
}

define i64 @tgt(i64 %x, i1 %c) {
  %n = sub i64 0, %x
  %r = select i1 %c, i64 %n, i64 %x
  ret i64 %r
}
