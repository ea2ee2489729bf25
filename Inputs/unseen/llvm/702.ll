; issue: llvm/llvm-project#67836
; title: bit test after adding the bit
; expected: ((x + C1) & C2) == C3 -> (x & C2) == ((C1 & C2) ^ C3)
; expected-pre: no bit of C1 below the top bit of C2, or C3 & ~C2 != 0
; ops: add and icmp
; notes: a pull request; constants made up, any power of two there

define i1 @src(i8 %x) {
  %a = add i8 %x, 8
  %b = and i8 %a, 8
  %r = icmp eq i8 %b, 8
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %b = and i8 %x, 8
  %r = icmp eq i8 %b, 0
  ret i1 %r
}
