; issue: llvm/llvm-project#214675
; title: align up by adding the padding
; expected: x + (-x & C) -> (x + C) & ~C
; expected-pre: C + 1 is a power of two (or 0)
; ops: sub and add
; notes: -

define i32 @src(i32 %x) {
  %n = sub i32 0, %x
  %p = and i32 %n, 15
  %r = add i32 %p, %x
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = add i32 %x, 15
  %r = and i32 %a, -16
  ret i32 %r
}
