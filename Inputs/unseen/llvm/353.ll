; issue: llvm/llvm-project#138334
; title: rotate by a negated amount
; expected: fshl(x, x, -y) -> fshr(x, x, y)
; expected-pre: W a power of two
; ops: sub fshl fshr
; notes: a maintainer's example in the thread

define i4 @src(i4 %x, i4 %y) {
  %n = sub i4 0, %y
  %r = call i4 @llvm.fshl.i4(i4 %x, i4 %x, i4 %n)
  ret i4 %r
}

define i4 @tgt(i4 %x, i4 %y) {
  %r = call i4 @llvm.fshr.i4(i4 %x, i4 %x, i4 %y)
  ret i4 %r
}

declare i4 @llvm.fshl.i4(i4, i4, i4)
declare i4 @llvm.fshr.i4(i4, i4, i4)
