; issue: llvm/llvm-project#95629
; title: or absorbed under a common conjunct
; expected: (a ^ (b | c)) & c -> ~a & c
; expected-pre: true
; ops: or xor and
; notes: the boolean form in a comment, logical operators as bitwise ones

define i1 @src(i1 %a, i1 %b, i1 %c) {
  %o = or i1 %b, %c
  %x = xor i1 %a, %o
  %r = and i1 %x, %c
  ret i1 %r
}

define i1 @tgt(i1 %a, i1 %b, i1 %c) {
  %n = xor i1 %a, true
  %r = and i1 %n, %c
  ret i1 %r
}
