; issue: llvm/llvm-project#194519
; title: negation guarded against the minimum is a saturating subtraction
; expected: x == C1 ? C2 : 0 - x -> ssub.sat(0, x)
; expected-pre: C1 == INT_MIN and C2 == INT_MAX
; ops: icmp sub select
; notes: pull request; reconstruction: width chosen by us

define i32 @src(i32 %x) {
  %c = icmp eq i32 %x, -2147483648
  %n = sub i32 0, %x
  %r = select i1 %c, i32 2147483647, i32 %n
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.ssub.sat.i32(i32 0, i32 %x)
  ret i32 %r
}

declare i32 @llvm.ssub.sat.i32(i32, i32)
