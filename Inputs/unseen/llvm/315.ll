; issue: llvm/llvm-project#110919
; title: equal in the high bits and in the low bit
; expected: ((a ^ b) ult C) & ~trunc(a ^ b) -> a == b
; expected-pre: C == 1 or C == 2
; ops: xor icmp trunc and
; notes: -

define i1 @src(i8 %a, i8 %b) {
  %x = xor i8 %a, %b
  %c = icmp ult i8 %x, 2
  %t = trunc i8 %x to i1
  %n = xor i1 %t, true
  %r = and i1 %c, %n
  ret i1 %r
}

define i1 @tgt(i8 %a, i8 %b) {
  %r = icmp eq i8 %a, %b
  ret i1 %r
}
