; issue: llvm/llvm-project#108559
; title: compare an exact quotient with a quotient by the same divisor
; expected: (x /u exact z) ugt (y /u z) -> x ugt y
; expected-pre: true
; ops: udiv icmp
; notes: -

define i1 @src(i8 %x, i8 %y, i8 %z) {
  %a = udiv exact i8 %x, %z
  %b = udiv i8 %y, %z
  %r = icmp ugt i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y, i8 %z) {
  %r = icmp ugt i8 %x, %y
  ret i1 %r
}
