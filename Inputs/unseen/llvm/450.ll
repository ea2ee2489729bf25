; issue: llvm/llvm-project#71792
; title: or by cases on the common bits
; expected: select((x & y) == C, x ^ y, x | y) -> x | y
; expected-pre: C == 0
; ops: and icmp xor or select
; notes: one of the cases of its patch

define i32 @src(i32 %x, i32 %y) {
  %a = and i32 %x, %y
  %c = icmp eq i32 %a, 0
  %o = xor i32 %x, %y
  %p = or i32 %x, %y
  %r = select i1 %c, i32 %o, i32 %p
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %r = or i32 %x, %y
  ret i32 %r
}
