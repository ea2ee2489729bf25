; issue: llvm/llvm-project#153053
; title: increment that stops at the maximum
; expected: select(a == C1, C2, a + C3) -> sadd.sat(a, C3)
; expected-pre: C1 == C2 and (C3 == 0 or (C3 == 1 and C1 == SMAX) or (C3 == -1 and C1 == SMIN))
; ops: icmp add select sadd.sat
; notes: a pull request

define i32 @src(i32 %a) {
  %c = icmp eq i32 %a, 2147483647
  %s = add i32 %a, 1
  %r = select i1 %c, i32 2147483647, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = call i32 @llvm.sadd.sat.i32(i32 %a, i32 1)
  ret i32 %r
}

declare i32 @llvm.sadd.sat.i32(i32, i32)
