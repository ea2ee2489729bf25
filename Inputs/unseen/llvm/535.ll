; issue: llvm/llvm-project#65863
; title: carry of a sum tested against both operands
; expected: (a + b) ult a || (a + b) ult b -> (a + b) ult a
; expected-pre: true
; ops: add icmp or
; notes: -

define i1 @src(i64 %a, i64 %b) {
  %s = add i64 %a, %b
  %cond_a = icmp ult i64 %s, %a
  %cond_b = icmp ult i64 %s, %b
  %cond = or i1 %cond_a, %cond_b
  ret i1 %cond
}

define i1 @tgt(i64 %a, i64 %b) {
  %s = add i64 %a, %b
  %cond_a = icmp ult i64 %s, %a
  ret i1 %cond_a
}
