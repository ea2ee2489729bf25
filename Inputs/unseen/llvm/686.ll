; issue: llvm/llvm-project#196887
; title: funnel shift of the two parts of a value
; expected: fshl(x >>u C1, x << C2, C3) -> x
; expected-pre: C1 + C2 == W and C3 mod W == C1 (or C1 == 0 and C3 mod W == 0)
; ops: lshr shl fshl
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %l = lshr i32 %x, 8
  %h = shl i32 %x, 24
  %r = call i32 @llvm.fshl.i32(i32 %l, i32 %h, i32 8)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 %x
}

declare i32 @llvm.fshl.i32(i32, i32, i32)
