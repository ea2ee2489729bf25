; issue: llvm/llvm-project#152762
; title: no overflow by a comparison with the negation
; expected: (a == C) | (b ult (0 - a)) -> (a + b) uge a
; expected-pre: C == 0
; ops: icmp sub or add
; notes: a pull request

define i1 @src(i64 %a, i64 %b_) {
  %z = icmp eq i64 %a, 0
  %n = sub i64 0, %a
  %l = icmp ult i64 %b_, %n
  %r = or i1 %z, %l
  ret i1 %r
}

define i1 @tgt(i64 %a, i64 %b_) {
  %s = add i64 %a, %b_
  %r = icmp uge i64 %s, %a
  ret i1 %r
}
