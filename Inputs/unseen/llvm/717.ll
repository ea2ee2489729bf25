; issue: llvm/llvm-project#146178
; title: three-way comparison with a constant
; expected: select(x == C1, 0, select(x sgt C2, 1, -1)) -> scmp(x, C1)
; expected-pre: C2 == C1, or C1 != SMIN and C2 == C1 - 1
; ops: icmp select scmp
; notes: pattern from the pull request for it; constants made up

define i32 @src(i32 %x) {
  %e = icmp eq i32 %x, 10
  %g = icmp sgt i32 %x, 9
  %s = select i1 %g, i32 1, i32 -1
  %r = select i1 %e, i32 0, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.scmp.i32.i32(i32 %x, i32 10)
  ret i32 %r
}

declare i32 @llvm.scmp.i32.i32(i32, i32)
