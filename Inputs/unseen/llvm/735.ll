; issue: llvm/llvm-project#61296
; title: square of a sum, expanded
; expected: (((x << C) + y) * y) + x * x -> (y + x) * (y + x)
; expected-pre: C == 1
; ops: mul shl add
; notes: -

define i6 @src(i6 %x, i6 %y) {
  %xx = mul i6 %x, %x
  %x2 = shl i6 %x, 1
  %x2y = add i6 %x2, %y
  %x2yy = mul i6 %x2y, %y
  %r = add i6 %x2yy, %xx
  ret i6 %r
}

define i6 @tgt(i6 %x, i6 %y) {
  %xy = add i6 %y, %x
  %r = mul i6 %xy, %xy
  ret i6 %r
}
