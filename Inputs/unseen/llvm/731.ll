; issue: llvm/llvm-project#121696
; title: two zero tests with another test in between
; expected: (c != C3) | select(a != C1, true, b != C2) -> select((a | c) != 0, true, b != C2)
; expected-pre: C1 == 0 and C3 == 0
; ops: icmp select or
; notes: -

define i1 @src(i32 %a, i32 %b, i32 %c) {
  %cmp1 = icmp ne i32 %a, 0
  %cmp2 = icmp ne i32 %b, 63
  %or1 = select i1 %cmp1, i1 true, i1 %cmp2
  %cmp3 = icmp ne i32 %c, 0
  %or2 = or i1 %cmp3, %or1
  ret i1 %or2
}

define i1 @tgt(i32 %a, i32 %b, i32 %c) {
  %o = or i32 %a, %c
  %n = icmp ne i32 %o, 0
  %cmp2 = icmp ne i32 %b, 63
  %or2 = select i1 %n, i1 true, i1 %cmp2
  ret i1 %or2
}
