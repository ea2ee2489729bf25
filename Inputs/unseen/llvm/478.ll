; issue: llvm/llvm-project#42606
; title: range check and its next value
; expected: select((x + C1) ult C2, C3, zext(x == C4)) -> zext((x + C1) ult (C2 + 1))
; expected-pre: C3 == 1, C4 + C1 == C2, C2 != -1
; ops: add icmp zext select
; notes: -

define i32 @src(i32 %i) {
  %tmp = add i32 %i, -3
  %tmp1 = icmp ult i32 %tmp, 2
  %cmp2 = icmp eq i32 %i, 5
  %phitmp = zext i1 %cmp2 to i32
  %tmp2 = select i1 %tmp1, i32 1, i32 %phitmp
  ret i32 %tmp2
}

define i32 @tgt(i32 %i) {
  %tmp = add i32 %i, -3
  %c = icmp ult i32 %tmp, 3
  %r = zext i1 %c to i32
  ret i32 %r
}
