; issue: llvm/llvm-project#166890
; title: bound on a no-wrap sum with an offset
; expected: icmp samesign ult ((a +nuw nsw C1) +nuw nsw b), C2 -> icmp ult (a +nuw nsw b), C2 - C1
; expected-pre: C1 <=u C2
; ops: add icmp
; notes: -

define i1 @src(i64 %a, i64 %b) {
  %s = add nuw nsw i64 %b, 4095
  %t = add nuw nsw i64 %s, %a
  %r = icmp samesign ult i64 %t, 4096
  ret i1 %r
}

define i1 @tgt(i64 %a, i64 %b) {
  %s = add nuw nsw i64 %a, %b
  %r = icmp ult i64 %s, 1
  ret i1 %r
}
