; issue: llvm/llvm-project#46405
; title: exactly one of two, under a third
; expected: ((a & !b) & c) | ((!a & b) & c) -> (a ^ b) & c
; expected-pre: true
; ops: xor and or
; notes: integers as booleans in the issue

define i1 @src(i1 %a, i1 %b, i1 %c) {
  %nb = xor i1 %b, true
  %l = and i1 %a, %nb
  %lc = and i1 %l, %c
  %na = xor i1 %a, true
  %m = and i1 %na, %b
  %mc = and i1 %m, %c
  %r = or i1 %lc, %mc
  ret i1 %r
}

define i1 @tgt(i1 %a, i1 %b, i1 %c) {
  %x = xor i1 %a, %b
  %r = and i1 %x, %c
  ret i1 %r
}
