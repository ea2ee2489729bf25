; issue: llvm/llvm-project#223251
; title: range with a hole becomes two inequalities
; expected: ((x + C1) ugt C2) | ((x + C1) == C3) -> (x != -C1) & (x != C2 - C1)
; expected-pre: (C2 == 2 and C3 == 1) or (C2 <=u 1 and C3 >u C2)
; ops: add icmp or
; notes: -

define i1 @src(i8 %x) {
  %v1 = add i8 %x, -8
  %v3 = icmp ugt i8 %v1, 2
  %v5 = icmp eq i8 %v1, 1
  %r = or i1 %v3, %v5
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %a = icmp ne i8 %x, 8
  %b = icmp ne i8 %x, 10
  %r = and i1 %a, %b
  ret i1 %r
}
