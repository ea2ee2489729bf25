; issue: llvm/llvm-project#191169
; title: xor constant through a disjoint or
; expected: (x ^ (y |disjoint C1)) ^ C2 -> (x ^ y) ^ (C1 ^ C2)
; expected-pre: true
; ops: or xor
; notes: width and constants made up, rule as in its fix (PR 191638)

define i32 @src(i32 %x, i32 %y) {
  %or = or disjoint i32 %y, 2
  %xor = xor i32 %x, %or
  %r = xor i32 %xor, 1
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %xor = xor i32 %x, %y
  %r = xor i32 %xor, 3
  ret i32 %r
}
