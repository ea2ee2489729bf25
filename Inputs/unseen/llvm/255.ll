; issue: llvm/llvm-project#72378
; title: rounded-up quotient of a positive value is already at least one
; expected: a sgt 0 |= smax((a +nsw C1) sdiv C2, C3) -> (a +nsw C1) sdiv C2
; expected-pre: (C2 >s 0 and (C1 + 1) sdiv C2 >=s C3) or (C2 <s 0 and (INT_MAX + smin(C1, 0)) sdiv C2 >=s C3) ; input a sgt 0
; ops: icmp assume add sdiv smax
; notes: branch transcribed as an assumption

define i32 @src(i32 %a) {
  %k = icmp sgt i32 %a, 0
  call void @llvm.assume(i1 %k)
  %s = add nsw i32 %a, 7
  %d = sdiv i32 %s, 8
  %r = call i32 @llvm.smax.i32(i32 %d, i32 1)
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %s = add nsw i32 %a, 7
  %r = sdiv i32 %s, 8
  ret i32 %r
}

declare i32 @llvm.smax.i32(i32, i32)
declare void @llvm.assume(i1)
