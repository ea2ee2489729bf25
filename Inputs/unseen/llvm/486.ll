; issue: llvm/llvm-project#199532
; title: inequality makes a non-zero test redundant
; expected: (a != b) && ((a | b) != C) -> a != b
; expected-pre: C == 0
; ops: icmp or and
; notes: the first of the six cases of the issue

define i1 @src(i64 %a, i64 %b) {
  %x = icmp ne i64 %a, %b
  %o = or i64 %a, %b
  %y = icmp ne i64 %o, 0
  %r = and i1 %x, %y
  ret i1 %r
}

define i1 @tgt(i64 %a, i64 %b) {
  %r = icmp ne i64 %a, %b
  ret i1 %r
}
