; issue: llvm/llvm-project#202249
; title: constant minus or with the same constant
; expected: C - (x | C) -> x & ~C
; expected-pre: (~C << 1) == 0
; ops: or sub
; notes: -

define i32 @src(i32 %x) {
  %o = or i32 %x, 2147483647
  %r = sub i32 2147483647, %o
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = and i32 %x, -2147483648
  ret i32 %r
}
