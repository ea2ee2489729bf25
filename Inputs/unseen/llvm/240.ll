; issue: llvm/llvm-project#156898
; title: low bit of a right-shifted power of two
; expected: trunc(lshr C, x) to i1 -> x == log2(C)
; expected-pre: C is a power of two
; ops: lshr trunc
; notes: -

define i1 @src(i8 %x) {
  %s = lshr i8 4, %x
  %r = trunc i8 %s to i1
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp eq i8 %x, 2
  ret i1 %r
}
