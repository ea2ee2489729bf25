; issue: llvm/llvm-project#128475
; title: complement of a masked offset
; expected: ((x + C1) & C2) ^ C3 -> (~C1 - x) & C2
; expected-pre: C2 == C3
; ops: add and xor
; notes: the patch also requires a low mask, which is not needed; reconstruction: instance chosen by us

define i32 @src(i32 %x) {
  %a = add i32 %x, 5
  %m = and i32 %a, 31
  %r = xor i32 %m, 31
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %s = sub i32 -6, %x
  %r = and i32 %s, 31
  ret i32 %r
}
