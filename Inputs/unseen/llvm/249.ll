; issue: llvm/llvm-project#190907
; title: shift pushed into the constant arms of a select factor
; expected: (x << C1) * (c ? C2 : C3) -> x * (c ? C2 << C1 : C3 << C1)
; expected-pre: true
; ops: select shl mul
; notes: -

define i64 @src(i64 %x, i1 %c) {
  %f = select i1 %c, i64 2, i64 0
  %s = shl i64 %x, 1
  %r = mul i64 %s, %f
  ret i64 %r
}

define i64 @tgt(i64 %x, i1 %c) {
  %f = select i1 %c, i64 4, i64 0
  %r = mul i64 %x, %f
  ret i64 %r
}
