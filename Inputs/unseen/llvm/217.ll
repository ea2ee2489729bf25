; issue: llvm/llvm-project#215103
; title: saturating add undone by a subtraction is a clamp
; expected: uadd.sat(x, C1) + C2 -> umin(x, ~C1)
; expected-pre: C2 == -C1
; ops: uadd.sat add
; notes: -

define i64 @src(i64 %x) {
  %s = call i64 @llvm.uadd.sat.i64(i64 %x, i64 1)
  %r = add i64 %s, -1
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = call i64 @llvm.umin.i64(i64 %x, i64 -2)
  ret i64 %r
}

declare i64 @llvm.uadd.sat.i64(i64, i64)
declare i64 @llvm.umin.i64(i64, i64)
