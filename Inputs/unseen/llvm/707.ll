; issue: llvm/llvm-project#91171
; title: remainder by a shifted mask plus one
; expected: y %u ((C1 >>u x) + C2) -> y & (C1 >>u x)
; expected-pre: C1 a mask of low bits, 0 or -1, and C2 == 1
; ops: lshr add urem and
; notes: a pull request; reduced to the general form in its text

define i8 @src(i8 %x, i8 %y) {
  %m = lshr i8 -1, %x
  %p = add i8 %m, 1
  %r = urem i8 %y, %p
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  %m = lshr i8 -1, %x
  %r = and i8 %y, %m
  ret i8 %r
}
