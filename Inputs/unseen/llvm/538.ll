; issue: llvm/llvm-project#174937
; title: select of bits by and, or and a logical and
; expected: (c & a) | (!c && b) -> select(c, a, b)
; expected-pre: true
; ops: xor and select or
; notes: -

define i1 @src(i1 %a, i1 %b, i1 %c) {
  %not = xor i1 %c, true
  %and1 = and i1 %c, %a
  %and2 = select i1 %not, i1 %b, i1 false
  %or1 = or i1 %and1, %and2
  ret i1 %or1
}

define i1 @tgt(i1 %a, i1 %b, i1 %c) {
  %or = select i1 %c, i1 %a, i1 %b
  ret i1 %or
}
