; issue: llvm/llvm-project#64558
; title: or of flags by a select
; expected: select(!b & a, a, b) -> a | b
; expected-pre: true
; ops: xor and select or
; notes: -

define i1 @src(i1 %a, i1 %b) {
  %not = xor i1 %b, true
  %and = and i1 %not, %a
  %r = select i1 %and, i1 %a, i1 %b
  ret i1 %r
}

define i1 @tgt(i1 %a, i1 %b) {
  %r = or i1 %a, %b
  ret i1 %r
}
