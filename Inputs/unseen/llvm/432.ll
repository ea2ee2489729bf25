; issue: llvm/llvm-project#45820
; title: xor pattern
; expected: ((a & b) ^ b) | ((a & b) ^ a) -> a ^ b
; expected-pre: true
; ops: and xor or
; notes: -

define i1 @src(i1 %a, i1 %b) {
  %n = and i1 %a, %b
  %p = xor i1 %n, %b
  %q = xor i1 %n, %a
  %r = or i1 %p, %q
  ret i1 %r
}

define i1 @tgt(i1 %a, i1 %b) {
  %r = xor i1 %a, %b
  ret i1 %r
}
