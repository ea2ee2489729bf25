; issue: llvm/llvm-project#82271
; title: maximum of an extended value and a smaller one plus one
; expected: a slt b assumed: smax(sext b, sext a + C) -> sext b
; expected-pre: C <=s 1 and smin(V) + C does not overflow
; ops: icmp assume sext add smax
; notes: two widths; a branch in the issue

define i64 @src(i32 %a, i32 %b) {
  %c = icmp slt i32 %a, %b
  call void @llvm.assume(i1 %c)
  %sa = sext i32 %a to i64
  %sb = sext i32 %b to i64
  %p = add i64 %sa, 1
  %r = call i64 @llvm.smax.i64(i64 %sb, i64 %p)
  ret i64 %r
}

define i64 @tgt(i32 %a, i32 %b) {
  %r = sext i32 %b to i64
  ret i64 %r
}
