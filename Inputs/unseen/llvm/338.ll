; issue: llvm/llvm-project#147176
; title: sum of the high and low parts written with a multiplication
; expected: ((x >>u C1) * C2) + x -> (x >>u C1) + (x & ((1 << C1) - 1))
; expected-pre: C2 == 1 - (1 << C1)
; ops: lshr mul add and
; notes: the issue is that the compiler rewrites @tgt to @src

define i8 @src(i8 %x) {
  %h = lshr i8 %x, 4
  %m = mul i8 %h, -15
  %r = add i8 %m, %x
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %h = lshr i8 %x, 4
  %l = and i8 %x, 15
  %r = add nuw nsw i8 %h, %l
  ret i8 %r
}
