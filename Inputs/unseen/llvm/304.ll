; issue: llvm/llvm-project#51547
; title: clamp of a shifted value whose lower bound is tested before the shift
; expected: select(x slt C1, C2, smin(ashr x, C3, C4)) -> smax(smin(ashr x, C3, C4), C2)
; expected-pre: C3 <u W and ashr(C1, C3) == C2 and C2 <=s C4
; ops: ashr icmp smin select
; notes: -

define i32 @src(i32 %x) {
  %s = ashr i32 %x, 8
  %c = icmp slt i32 %x, 0
  %m = call i32 @llvm.smin.i32(i32 %s, i32 65535)
  %r = select i1 %c, i32 0, i32 %m
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %s = ashr i32 %x, 8
  %m = call i32 @llvm.smin.i32(i32 %s, i32 65535)
  %r = call i32 @llvm.smax.i32(i32 %m, i32 0)
  ret i32 %r
}
