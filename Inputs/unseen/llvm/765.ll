; issue: llvm/llvm-project#87937
; title: bound on a disjoint or
; expected: (x |disjoint C1) ult C2 -> x ult (C2 - C1)
; expected-pre: C1 ule C2
; ops: or icmp
; notes: a pull request; one of the add folds it extends, constants and width made up

define i1 @src(i8 %x) {
  %o = or disjoint i8 %x, 8
  %r = icmp ult i8 %o, 30
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ult i8 %x, 22
  ret i1 %r
}
