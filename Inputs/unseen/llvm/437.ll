; issue: llvm/llvm-project#69038
; title: second test implied by the first
; expected: (a != C1) & (b | a != C2) -> a != C1
; expected-pre: C1 == 0 and C2 == 0
; ops: icmp or and
; notes: -

define i1 @src(i32 %a, i32 %b) {
  %p = icmp ne i32 %a, 0
  %o = or i32 %b, %a
  %q = icmp ne i32 %o, 0
  %r = and i1 %p, %q
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %r = icmp ne i32 %a, 0
  ret i1 %r
}
