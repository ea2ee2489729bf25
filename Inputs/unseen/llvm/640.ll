; issue: llvm/llvm-project#157998
; title: bit of a high mask
; expected: trunc(C >>u x) to i1 -> x ugt cttz(C) - 1
; expected-pre: -C a power of two or 0, and C != -1
; ops: lshr trunc
; notes: a pull request; constant made up

define i1 @src(i8 %x) {
  %s = lshr i8 -16, %x
  %r = trunc i8 %s to i1
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ugt i8 %x, 3
  ret i1 %r
}
