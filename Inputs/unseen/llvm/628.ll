; issue: llvm/llvm-project#60167
; title: absorption by logical selects
; expected: (x && y) || y -> y
; expected-pre: true
; ops: select
; notes: -

define i1 @src(i1 %x, i1 %y) {
  %a = select i1 %x, i1 %y, i1 false
  %r = select i1 %a, i1 true, i1 %y
  ret i1 %r
}

define i1 @tgt(i1 %x, i1 %y) {
  ret i1 %y
}
