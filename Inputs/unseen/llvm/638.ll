; issue: llvm/llvm-project#119316
; title: difference of two masked copies
; expected: (x & C1) - (x & C2) -> x & (C1 ^ C2)
; expected-pre: (C2 & ~C1) << 1 == 0
; ops: and sub
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %a = and i32 %x, 255
  %b = and i32 %x, 15
  %r = sub i32 %a, %b
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = and i32 %x, 240
  ret i32 %r
}
