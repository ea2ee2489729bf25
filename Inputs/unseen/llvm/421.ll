; issue: llvm/llvm-project#216934
; title: align down after a step back that is undone
; expected: (((n + C1) << C2) & C3) + C4 -> (n & (C3 >>s C2)) << C2
; expected-pre: C2 <u W, -C3 a power of two, (C1 << C2) & ~C3 == 0, C4 == -(C1 << C2) and not 0
; ops: add shl and
; notes: one of the two results of the issue

define i64 @src(i64 %n) {
  %sub = add i64 %n, -16
  %scaled = shl i64 %sub, 2
  %scaled.mask = and i64 %scaled, -64
  %bytes = add i64 %scaled.mask, 64
  ret i64 %bytes
}

define i64 @tgt(i64 %n) {
  %rounded = and i64 %n, -16
  %bytes = shl i64 %rounded, 2
  ret i64 %bytes
}
