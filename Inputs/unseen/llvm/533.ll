; issue: llvm/llvm-project#100277
; title: minimum of a saturating sum
; expected: umin(uadd.sat(x, C1), C2) -> umin(x, C2 - C1) +nuw C1
; expected-pre: C1 <=u C2
; ops: uadd.sat umin add
; notes: same number of instructions; target in assembly in the issue

define i32 @src(i32 %x) {
  %s = call i32 @llvm.uadd.sat.i32(i32 %x, i32 1)
  %r = call i32 @llvm.umin.i32(i32 %s, i32 5)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %m = call i32 @llvm.umin.i32(i32 %x, i32 4)
  %r = add nuw i32 %m, 1
  ret i32 %r
}

declare i32 @llvm.uadd.sat.i32(i32, i32)
declare i32 @llvm.umin.i32(i32, i32)
