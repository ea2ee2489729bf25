; issue: llvm/llvm-project#86161
; title: rotated value compared with a constant
; expected: fshl(x, x, C1) == C2 -> x == fshr(C2, C2, C1)
; expected-pre: true
; ops: fshl icmp
; notes: switch in the issue, one of its cases

define i1 @src(i64 %a) {
  %rol = call i64 @llvm.fshl.i64(i64 %a, i64 %a, i64 62)
  %r = icmp eq i64 %rol, 5
  ret i1 %r
}

define i1 @tgt(i64 %a) {
  %r = icmp eq i64 %a, 20
  ret i1 %r
}

declare i64 @llvm.fshl.i64(i64, i64, i64)
