; issue: llvm/llvm-project#62382
; title: quotient selected only where it is zero
; expected: select((x /s C1) == (x /s C2), x /s C2, 0) -> 0
; expected-pre: C1 and C2 have different signs, or one is at least twice the other
; ops: sdiv icmp select
; notes: -

define i32 @src(i32 %x) {
  %a = sdiv i32 %x, -2
  %b = sdiv i32 %x, 2
  %c = icmp eq i32 %a, %b
  %r = select i1 %c, i32 %b, i32 0
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 0
}
