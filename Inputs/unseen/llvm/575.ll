; issue: llvm/llvm-project#157030
; title: bit of a low mask
; expected: trunc(C >>u x) to i1 -> x ult ctpop C
; expected-pre: C a low mask
; ops: lshr trunc
; notes: a pull request; its issue is #156898; constant made up

define i1 @src(i8 %x) {
  %lshr = lshr i8 15, %x
  %trunc = trunc i8 %lshr to i1
  ret i1 %trunc
}

define i1 @tgt(i8 %x) {
  %cmp = icmp ult i8 %x, 4
  ret i1 %cmp
}
