; issue: llvm/llvm-project#202576
; title: sentinel check before an unsigned clamp
; expected: x == C ? y : umin(x, y) -> umin(x, y)
; expected-pre: C == -1
; ops: icmp umin select
; notes: -

define i64 @src(i64 %x, i64 %y) {
  %c = icmp eq i64 %x, -1
  %m = call i64 @llvm.umin.i64(i64 %x, i64 %y)
  %r = select i1 %c, i64 %y, i64 %m
  ret i64 %r
}

define i64 @tgt(i64 %x, i64 %y) {
  %r = call i64 @llvm.umin.i64(i64 %x, i64 %y)
  ret i64 %r
}

declare i64 @llvm.umin.i64(i64, i64)
