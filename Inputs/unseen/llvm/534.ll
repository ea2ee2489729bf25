; issue: llvm/llvm-project#199719
; title: overflow test before a clamp
; expected: select((umax(x, C1) +nsw x) ult x, C2, umin(umax(x, C1) +nsw x, C2)) -> umin(umax(x, C1) +nsw x, C2)
; expected-pre: C2 == 0, or C1 <=u SMIN and C2 <=u SMIN
; ops: umax add icmp umin select
; notes: width and constants made up (iN, C and MAX in the issue)

define i64 @src(i64 %x) {
  %u = call i64 @llvm.umax.i64(i64 %x, i64 4)
  %sum = add nsw i64 %u, %x
  %ov = icmp ult i64 %sum, %x
  %clamp = call i64 @llvm.umin.i64(i64 %sum, i64 9223372036854775807)
  %r = select i1 %ov, i64 9223372036854775807, i64 %clamp
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %u = call i64 @llvm.umax.i64(i64 %x, i64 4)
  %sum = add nsw i64 %u, %x
  %clamp = call i64 @llvm.umin.i64(i64 %sum, i64 9223372036854775807)
  ret i64 %clamp
}

declare i64 @llvm.umax.i64(i64, i64)
declare i64 @llvm.umin.i64(i64, i64)
