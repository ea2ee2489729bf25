; issue: llvm/llvm-project#75129
; title: addition that only flips the top bit
; expected: ((x + C1) & C2) | (x & C3) -> (x ^ C1) & (C2 | C3)
; expected-pre: no bit of C1 below the top bit of C2, and C1 & C3 == 0
; ops: add and or xor
; notes: a pull request; constants as in its thread

define i32 @src(i32 %x) {
  %add = add i32 %x, 32
  %hi = and i32 %add, 48
  %lo = and i32 %x, 15
  %r = or i32 %hi, %lo
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %f = xor i32 %x, 32
  %r = and i32 %f, 63
  ret i32 %r
}
