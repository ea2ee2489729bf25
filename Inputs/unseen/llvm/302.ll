; issue: llvm/llvm-project#176554
; title: range check split over and and logical and
; expected: select(c & (y samesign ugt C1), y samesign ult C2, false) -> select(c, (y - (C1 + 1)) ult (C2 - (C1 + 1)), false)
; expected-pre: C1 <u C2
; ops: icmp and select add
; notes: -

define i1 @src(i1 %c, i32 %y) {
  %c1 = icmp samesign ugt i32 %y, 65535
  %a = and i1 %c, %c1
  %c2 = icmp samesign ult i32 %y, 1114112
  %r = select i1 %a, i1 %c2, i1 false
  ret i1 %r
}

define i1 @tgt(i1 %c, i32 %y) {
  %d = add i32 %y, -65536
  %e = icmp ult i32 %d, 1048576
  %r = select i1 %c, i1 %e, i1 false
  ret i1 %r
}
