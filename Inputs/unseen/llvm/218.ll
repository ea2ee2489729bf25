; issue: llvm/llvm-project#213832
; title: saturating subtraction leaves its operand unchanged only at zero
; expected: usub.sat(x, C) == x -> x == 0
; expected-pre: C != 0
; ops: usub.sat icmp
; notes: -

define i1 @src(i64 %x) {
  %s = call i64 @llvm.usub.sat.i64(i64 %x, i64 10)
  %r = icmp eq i64 %s, %x
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp eq i64 %x, 0
  ret i1 %r
}

declare i64 @llvm.usub.sat.i64(i64, i64)
