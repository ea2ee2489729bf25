; issue: llvm/llvm-project#76585
; title: cancel a common factor in a divisibility test
; expected: ((C1 *nuw a) urem (C2 *nuw b)) == 0 -> (((C1 / C2) *nuw a) urem b) == 0
; expected-pre: C2 != 0 and C2 divides C1
; ops: mul urem icmp
; notes: from a comment in the issue (whose %5 uses %3, %4)

define i1 @src(i8 %a, i8 %b) {
  %m = mul nuw i8 %a, 9
  %n = mul nuw i8 %b, 3
  %u = urem i8 %m, %n
  %r = icmp eq i8 %u, 0
  ret i1 %r
}

define i1 @tgt(i8 %a, i8 %b) {
  %m = mul nuw i8 %a, 3
  %u = urem i8 %m, %b
  %r = icmp eq i8 %u, 0
  ret i1 %r
}
