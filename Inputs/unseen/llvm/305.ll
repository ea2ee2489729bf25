; issue: llvm/llvm-project#82414
; title: select of a sum and a constant is the sum of a maximum
; expected: select(x sgt C2, x +nsw C1, C3) -> smax(x, C2) +nuw nsw C1
; expected-pre: C3 == C1 + C2 and C1 >=s 0 and C2 >=s 0 and C3 >=s 0
; ops: add icmp select
; notes: without nuw on the right: C3 == C1 + C2 without signed overflow

define i32 @src(i32 %x) {
  %a = add nsw i32 %x, 16
  %c = icmp sgt i32 %x, 1008
  %r = select i1 %c, i32 %a, i32 1024
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %m = call i32 @llvm.smax.i32(i32 %x, i32 1008)
  %r = add nuw nsw i32 %m, 16
  ret i32 %r
}
