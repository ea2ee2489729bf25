; issue: llvm/llvm-project#84688
; title: no bit in common with the complement
; expected: (x & (y ^ C)) == x -> (x & y) == 0
; expected-pre: C == -1
; ops: xor and icmp
; notes: a pull request

define i1 @src(i8 %x, i8 %y) {
  %n = xor i8 %y, -1
  %a = and i8 %x, %n
  %r = icmp eq i8 %a, %x
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %a = and i8 %x, %y
  %r = icmp eq i8 %a, 0
  ret i1 %r
}
