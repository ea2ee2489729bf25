; issue: llvm/llvm-project#94737
; title: average of the lowest bits
; expected: ((a & C1) +nuw nsw (b & C2)) >>u C3 -> (a & C1) & b
; expected-pre: C1 == 1, C2 == 1, C3 == 1
; ops: and add lshr
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %rem = and i32 %a, 1
  %rem1 = and i32 %b, 1
  %add = add nuw nsw i32 %rem1, %rem
  %div2 = lshr i32 %add, 1
  ret i32 %div2
}

define i32 @tgt(i32 %a, i32 %b) {
  %and = and i32 %a, 1
  %and1 = and i32 %and, %b
  ret i32 %and1
}
