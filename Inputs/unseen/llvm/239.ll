; issue: llvm/llvm-project#214339
; title: push a right shift through a sum with a shifted term under a truncation
; expected: trunc((((x << C1) + C2) lshr C3)) -> trunc((x << (C1 - C3)) + (C2 lshr C3))
; expected-pre: C3 <=u C1 and C3 <=u W - V
; ops: shl add lshr trunc
; notes: the patch also requires the low C3 bits of C2 to be zero, which is not needed

define i8 @src(i32 %x) {
  %s = shl i32 %x, 12
  %a = add i32 %s, 34816
  %h = lshr i32 %a, 8
  %r = trunc i32 %h to i8
  ret i8 %r
}

define i8 @tgt(i32 %x) {
  %s = shl i32 %x, 4
  %a = add i32 %s, 136
  %r = trunc i32 %a to i8
  ret i8 %r
}
