; issue: llvm/llvm-project#74953
; title: product of swapped selects
; expected: select(c, a, b) * select(c, b, a) -> a * b
; expected-pre: true
; ops: select mul
; notes: a pull request; width made up

define i8 @src(i1 %c, i8 %a, i8 %b) {
  %s = select i1 %c, i8 %a, i8 %b
  %t = select i1 %c, i8 %b, i8 %a
  %r = mul i8 %s, %t
  ret i8 %r
}

define i8 @tgt(i1 %c, i8 %a, i8 %b) {
  %r = mul i8 %a, %b
  ret i8 %r
}
