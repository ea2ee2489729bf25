; issue: llvm/llvm-project#147737
; title: field moved up through an extension
; expected: zext((x >>u C1) & C2) << C3 -> zext(x & (C2 << C1)) << (C3 - C1)
; expected-pre: C1 <=u C3
; ops: lshr and zext shl
; notes: a pull request; flags of the replacement left out

define i64 @src(i32 %x) {
  %lshr = lshr i32 %x, 4
  %mask = and i32 %lshr, 255
  %zext = zext i32 %mask to i64
  %shl = shl i64 %zext, 48
  ret i64 %shl
}

define i64 @tgt(i32 %x) {
  %mask = and i32 %x, 4080
  %zext = zext i32 %mask to i64
  %shl = shl i64 %zext, 44
  ret i64 %shl
}
