; issue: llvm/llvm-project#51748
; title: masked value shifted by a select of constants
; expected: (x & C1) << select(c, C2, C3) -> select(c, 0, x & C1)
; expected-pre: C3 == 0, C1 != 0, C2 <u W and C1 << C2 == 0
; ops: and select shl
; notes: -

define i8 @src(i8 %x, i1 %b) {
  %t4 = and i8 %x, 8
  %t7 = select i1 %b, i8 7, i8 0
  %t8 = shl i8 %t4, %t7
  ret i8 %t8
}

define i8 @tgt(i8 %x, i1 %b) {
  %t4 = and i8 %x, 8
  %r = select i1 %b, i8 0, i8 %t4
  ret i8 %r
}
