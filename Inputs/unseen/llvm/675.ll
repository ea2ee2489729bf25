; issue: llvm/llvm-project#120177
; title: comparison with a case of its own for the minimum
; expected: select(x == C1, y != C2, x ult y) -> x ult y
; expected-pre: C1 == 0 and C2 == 0
; ops: icmp select
; notes: a pull request

define i1 @src(i8 %x, i8 %y) {
  %cmp1 = icmp eq i8 %x, 0
  %cmp2 = icmp ne i8 %y, 0
  %cmp3 = icmp ult i8 %x, %y
  %result = select i1 %cmp1, i1 %cmp2, i1 %cmp3
  ret i1 %result
}

define i1 @tgt(i8 %x, i8 %y) {
  %result = icmp ult i8 %x, %y
  ret i1 %result
}
