; issue: llvm/llvm-project#57338
; title: overflow test of a doubled value
; expected: (x << C) <u x -> x <s 0
; expected-pre: C == 1
; ops: shl icmp
; notes: -

define i1 @src(i8 %x) {
  %s = shl i8 %x, 1
  %r = icmp ult i8 %s, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, 0
  ret i1 %r
}
