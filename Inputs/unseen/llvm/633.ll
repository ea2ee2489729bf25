; issue: llvm/llvm-project#97044
; title: three-way boolean function
; expected: (((y ^ x) | z) ^ C) | (z & x) -> ((y | z) ^ x) ^ C
; expected-pre: C == -1
; ops: xor or and
; notes: one of several forms in the issue, as clang leaves it

define i32 @src(i32 %x, i32 %y, i32 %z) {
  %a = xor i32 %y, %x
  %o = or i32 %a, %z
  %d = and i32 %z, %x
  %n = xor i32 %o, -1
  %r = or i32 %d, %n
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y, i32 %z) {
  %o = or i32 %y, %z
  %a = xor i32 %o, %x
  %r = xor i32 %a, -1
  ret i32 %r
}
