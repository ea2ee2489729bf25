; issue: llvm/llvm-project#195019
; title: complementary mask and xor become an or
; expected: ((a ^ (b & C1)) ^ C2) -> a ^ (b | C2)
; expected-pre: C1 == ~C2
; ops: and xor
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %m = and i32 %b, -2
  %x = xor i32 %a, %m
  %r = xor i32 %x, 1
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %o = or i32 %b, 1
  %r = xor i32 %a, %o
  ret i32 %r
}
