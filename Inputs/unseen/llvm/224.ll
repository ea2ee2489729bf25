; issue: llvm/llvm-project#157370
; title: remainder of a remainder by a multiple
; expected: (x urem C1) urem C2 -> x urem C2
; expected-pre: C2 divides C1
; ops: urem
; notes: truncation before it dropped

define i8 @src(i8 %x) {
  %a = urem i8 %x, 25
  %r = urem i8 %a, 5
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = urem i8 %x, 5
  ret i8 %r
}
