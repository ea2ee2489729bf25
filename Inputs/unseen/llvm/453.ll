; issue: llvm/llvm-project#76598
; title: quotient tested for zero through a range check
; expected: select(n + C1 ult C2, C3, n /s C4) -> n /s C4
; expected-pre: -C1 <=s C2 - C1 - 1 and (-C1) /s C4 == C3 and (C2 - C1 - 1) /s C4 == C3 (or C2 == 0)
; ops: sdiv add icmp select
; notes: the form that the C of the issue takes

define i32 @src(i32 %n) {
  %o = add i32 %n, 3
  %c = icmp ult i32 %o, 7
  %d = sdiv i32 %n, 4
  %r = select i1 %c, i32 0, i32 %d
  ret i32 %r
}

define i32 @tgt(i32 %n) {
  %r = sdiv i32 %n, 4
  ret i32 %r
}
