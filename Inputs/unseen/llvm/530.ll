; issue: llvm/llvm-project#70939
; title: absolute value of clamped branches
; expected: select(a <s C1, smax(0 -nsw a, C2), smax(a, C3)) -> abs(a)
; expected-pre: (C1 == 0 and C2 <=s 1 and C3 <=s 0) or (C1 == 1 and C2 <=s 0 and C3 <=s 1)
; ops: icmp sub smax select
; notes: branches as a select

define i32 @src(i32 %a) {
  %c = icmp slt i32 %a, 0
  %n = sub nsw i32 0, %a
  %p = call i32 @llvm.smax.i32(i32 %n, i32 0)
  %q = call i32 @llvm.smax.i32(i32 %a, i32 0)
  %r = select i1 %c, i32 %p, i32 %q
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = call i32 @llvm.abs.i32(i32 %a, i1 true)
  ret i32 %r
}
