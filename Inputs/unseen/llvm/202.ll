; issue: llvm/llvm-project#55169
; title: or absorbs a masked xor term
; expected: ((a & b) ^ c) | b -> c | b
; expected-pre: true
; ops: and xor or
; notes: -

define i32 @src(i32 %a, i32 %b, i32 %c) {
  %m = and i32 %b, %a
  %x = xor i32 %m, %c
  %r = or i32 %x, %b
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b, i32 %c) {
  %r = or i32 %c, %b
  ret i32 %r
}
