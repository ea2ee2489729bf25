; issue: llvm/llvm-project#72525
; title: sign of a value shifted down and up
; expected: ((x >>u C1) <<nsw C2) sge C3 -> true
; expected-pre: (C1 != 0 and C3 sle 0) or C3 == signed minimum
; ops: lshr shl icmp
; notes: a pull request; constants as in its test

define i1 @src(i32 %a) {
  %b = lshr i32 %a, 2
  %shift = shl nsw i32 %b, 3
  %cmp = icmp sge i32 %shift, 0
  ret i1 %cmp
}

define i1 @tgt(i32 %a) {
  ret i1 true
}
