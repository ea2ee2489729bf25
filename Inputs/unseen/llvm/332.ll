; issue: llvm/llvm-project#121700
; title: add back a shifted quotient by a negated power of two, commuted
; expected: x + ((x /s C1) << C2) -> x %s (1 << C2)
; expected-pre: C1 == -(1 << C2)
; ops: sdiv shl add srem
; notes: -

define i8 @src(i8 %x) {
  %d = sdiv i8 %x, -4
  %s = shl i8 %d, 2
  %r = add i8 %x, %s
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = srem i8 %x, 4
  ret i8 %r
}
