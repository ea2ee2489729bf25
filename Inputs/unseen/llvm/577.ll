; issue: llvm/llvm-project#87734
; title: equality of a disjoint or
; expected: (x |disjoint C1) == C2 -> x == (C1 ^ C2)
; expected-pre: true
; ops: or icmp
; notes: a pull request; constants made up

define i1 @src(i8 %x) {
  %o = or disjoint i8 %x, 1
  %r = icmp eq i8 %o, 11
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp eq i8 %x, 10
  ret i1 %r
}
