; issue: llvm/llvm-project#215945
; title: align up by filling the low bits
; expected: ((x + C1) | C2) + C3 -> (x + C2) & ~C2
; expected-pre: C1 == -1, C3 == 1, C2 + 1 is a power of two (or 0)
; ops: add or
; notes: the people's condition; the idea holds for any contiguous block C2 with -C1 == C3 == its lowest bit

define i64 @src(i64 %x) {
  %a = add i64 %x, -1
  %o = or i64 %a, 4095
  %r = add i64 %o, 1
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %a = add i64 %x, 4095
  %r = and i64 %a, -4096
  ret i64 %r
}
