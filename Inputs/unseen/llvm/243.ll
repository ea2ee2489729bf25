; issue: llvm/llvm-project#63749
; title: increment that doesn't wrap compared with another value
; expected: (x != -1) & ((x + 1) ule y) -> x ult y
; expected-pre: true
; ops: add icmp and
; notes: -

define i1 @src(i8 %x, i8 %y) {
  %a = add i8 %x, 1
  %c1 = icmp ne i8 %x, -1
  %c2 = icmp ule i8 %a, %y
  %r = and i1 %c1, %c2
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %r = icmp ult i8 %x, %y
  ret i1 %r
}
