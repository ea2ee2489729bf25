; issue: llvm/llvm-project#204851
; title: arithmetic shift from logical ones
; expected: m = x >>s C: ((x ^ m) >>u s) ^ m -> x >>s s
; expected-pre: C == W - 1
; ops: ashr xor lshr
; notes: -

define i32 @src(i32 %x, i32 %s) {
  %m = ashr i32 %x, 31
  %a = xor i32 %x, %m
  %l = lshr i32 %a, %s
  %r = xor i32 %l, %m
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %s) {
  %r = ashr i32 %x, %s
  ret i32 %r
}
