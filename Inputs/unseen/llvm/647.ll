; issue: llvm/llvm-project#94867
; title: two masks of a value agree
; expected: (x & C1) == (x & C2) -> x ult -(C1 ^ C2)
; expected-pre: -(C1 ^ C2) a power of two
; ops: and icmp
; notes: a pull request; constants made up

define i1 @src(i8 %x) {
  %a = and i8 %x, 16
  %b = and i8 %x, -16
  %r = icmp eq i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ult i8 %x, 32
  ret i1 %r
}
