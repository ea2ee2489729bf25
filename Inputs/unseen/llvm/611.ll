; issue: llvm/llvm-project#142878
; title: clamp written as a select of a minimum
; expected: select(x slt C1, C2, smin(x, C3)) -> smin(smax(x, C2), C3)
; expected-pre: C2 sle C3 and (C1 == C2 or C1 == C2 + 1 or (C2 == C3 and C1 sgt C2))
; ops: icmp smin select smax
; notes: a pull request; C in the pull request

define i32 @src(i32 %x) {
  %cmp = icmp slt i32 %x, 0
  %min = call i32 @llvm.smin.i32(i32 %x, i32 255)
  %r = select i1 %cmp, i32 0, i32 %min
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %max = call i32 @llvm.smax.i32(i32 %x, i32 0)
  %r = call i32 @llvm.smin.i32(i32 %max, i32 255)
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
declare i32 @llvm.smax.i32(i32, i32)
