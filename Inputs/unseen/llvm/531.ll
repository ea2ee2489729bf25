; issue: llvm/llvm-project#210537
; title: conditional values equal to the extension
; expected: select(x == C1, C2, select(x == C3, C4, zext(x))) -> zext(x)
; expected-pre: C2 == zext(C1), and C4 == zext(C3) or C3 == C1
; ops: zext icmp select
; notes: switch and phi in the issue

define i64 @src(i16 %x) {
  %ext = zext i16 %x to i64
  %ismax = icmp eq i16 %x, -1
  %m = select i1 %ismax, i64 65535, i64 %ext
  %iszero = icmp eq i16 %x, 0
  %result = select i1 %iszero, i64 0, i64 %m
  ret i64 %result
}

define i64 @tgt(i16 %x) {
  %z = zext i16 %x to i64
  ret i64 %z
}
