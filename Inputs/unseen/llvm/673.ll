; issue: llvm/llvm-project#127390
; title: bit set by a flag
; expected: select(trunc nuw x to i1, y | C, y) -> y | (x << log2(C))
; expected-pre: C a power of two
; ops: trunc or select shl
; notes: a pull request; constant and width made up

define i8 @src(i8 %x, i8 %y) {
  %t = trunc nuw i8 %x to i1
  %o = or i8 %y, 4
  %r = select i1 %t, i8 %o, i8 %y
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  %s = shl i8 %x, 2
  %r = or i8 %y, %s
  ret i8 %r
}
