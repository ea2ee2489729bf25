; issue: llvm/llvm-project#221920
; title: the two halves of a value add up
; expected: (x & y) + ((x & y) ^ y) -> y
; expected-pre: true
; ops: and xor add
; notes: a pull request

define i8 @src(i8 %x, i8 %mask) {
  %a = and i8 %x, %mask
  %b = xor i8 %a, %mask
  %sum = add i8 %a, %b
  ret i8 %sum
}

define i8 @tgt(i8 %x, i8 %mask) {
  ret i8 %mask
}
