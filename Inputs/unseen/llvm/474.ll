; issue: llvm/llvm-project#46516
; title: two bounds, one of them with an offset
; expected: x ult C1 && (x + C2) ult C3 -> (x + C2) ult (C1 + C2)
; expected-pre: -C2 <=u C1, C1 + C2 <=u C3, and the second range does not wrap: C2 == 0 or C3 <=u C2
; ops: icmp add and
; notes: the first example of the issue

define i1 @src(i64 %idx) {
  %c1 = icmp ult i64 %idx, 8
  %d = add i64 %idx, -1
  %c2 = icmp ult i64 %d, 10
  %r = and i1 %c1, %c2
  ret i1 %r
}

define i1 @tgt(i64 %idx) {
  %d = add i64 %idx, -1
  %r = icmp ult i64 %d, 7
  ret i1 %r
}
