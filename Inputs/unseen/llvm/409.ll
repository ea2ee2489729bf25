; issue: llvm/llvm-project#71948
; title: sum minus conjunction is an or
; expected: ((a << C) + b) - ((a + b) & a) -> (a + b) | a
; expected-pre: C == 1
; ops: shl add and sub
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %s = shl i32 %a, 1
  %t = add i32 %s, %b
  %u = add i32 %a, %b
  %v = and i32 %u, %a
  %r = sub i32 %t, %v
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %u = add i32 %a, %b
  %r = or i32 %u, %a
  ret i32 %r
}
