; issue: llvm/llvm-project#86874
; title: no-wrap subtraction from a low mask
; expected: C -nuw x -> x ^ C
; expected-pre: C a low mask
; ops: sub
; notes: same number of instructions

define i8 @src(i8 %x) {
  %r = sub nuw i8 15, %x
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = xor i8 %x, 15
  ret i8 %r
}
