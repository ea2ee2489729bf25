; issue: llvm/llvm-project#75155
; title: max of a bound and the successor of a smaller value
; expected: a slt b |= smax(b, a +nsw C) -> b
; expected-pre: C <=s 1 ; input a slt b
; ops: icmp assume add smax
; notes: branch transcribed as an assumption

define i64 @src(i64 %a, i64 %b) {
  %k = icmp slt i64 %a, %b
  call void @llvm.assume(i1 %k)
  %s = add nsw i64 %a, 1
  %r = call i64 @llvm.smax.i64(i64 %b, i64 %s)
  ret i64 %r
}

define i64 @tgt(i64 %a, i64 %b) {
  ret i64 %b
}

declare i64 @llvm.smax.i64(i64, i64)
declare void @llvm.assume(i1)
