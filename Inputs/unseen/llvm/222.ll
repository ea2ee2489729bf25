; issue: llvm/llvm-project#167055
; title: excess over an unsigned bound compared with a constant
; expected: (x -nsw umin(x, C1)) slt C2 -> x slt C1 + C2
; expected-pre: C1 >=s 0 and ((C2 >s 0 and C1 + C2 does not overflow) or C1 + C2 <=s 0)
; ops: umin sub icmp
; notes: the patch requires C1 >= 0, C2 > 0, no overflow

define i1 @src(i64 %x) {
  %m = call i64 @llvm.umin.i64(i64 %x, i64 13)
  %d = sub nsw i64 %x, %m
  %r = icmp slt i64 %d, 2
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp slt i64 %x, 15
  ret i1 %r
}

declare i64 @llvm.umin.i64(i64, i64)
