; issue: llvm/llvm-project#167090
; title: chained clamps with offsets are one cap
; expected: umin(x, umin(x, umin(x, C1) + C2) + C3) -> umin(x, C1 + C2 + C3)
; expected-pre: C1 + C2 + C3 does not wrap (unsigned)
; ops: umin add
; notes: -

define i32 @src(i32 %x) {
  %v0 = call i32 @llvm.umin.i32(i32 %x, i32 16)
  %v1 = add nuw nsw i32 %v0, 16
  %v2 = call i32 @llvm.umin.i32(i32 %x, i32 %v1)
  %v3 = add nuw nsw i32 %v2, 16
  %r = call i32 @llvm.umin.i32(i32 %x, i32 %v3)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.umin.i32(i32 %x, i32 48)
  ret i32 %r
}

declare i32 @llvm.umin.i32(i32, i32)
