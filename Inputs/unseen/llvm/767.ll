; issue: llvm/llvm-project#127905
; title: constant chosen by a bit
; expected: select(trunc nuw x to i1, C1, C2) -> (zext x << log2(C1 ^ C2)) | C2
; expected-pre: C1 ^ C2 a power of two, set in C1
; ops: trunc select zext shl or
; notes: a pull request; source from one of its tests, target only described there (shift and or)

define i16 @src(i8 %x) {
  %t = trunc nuw i8 %x to i1
  %r = select i1 %t, i16 20, i16 4
  ret i16 %r
}

define i16 @tgt(i8 %x) {
  %z = zext i8 %x to i16
  %s = shl i16 %z, 4
  %r = or i16 %s, 4
  ret i16 %r
}
