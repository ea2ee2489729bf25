; issue: llvm/llvm-project#72114
; title: quotient of two multiples of the same value
; expected: (a *nsw C1) /s (a *nsw C2) -> C1 /s C2
; expected-pre: C2 != 0
; ops: mul sdiv
; notes: -

define i32 @src(i32 %a) {
  %p = mul nsw i32 %a, 6
  %q = mul nsw i32 %a, 3
  %r = sdiv i32 %p, %q
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  ret i32 2
}
