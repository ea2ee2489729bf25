; issue: llvm/llvm-project#87275
; title: equality with a flipped value
; expected: (x ^ C1) == C2 -> x == (C1 ^ C2)
; expected-pre: true
; ops: xor icmp
; notes: a pull request; constants made up

define i1 @src(i8 %x) {
  %a = xor i8 %x, 45
  %r = icmp eq i8 %a, 7
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp eq i8 %x, 42
  ret i1 %r
}
