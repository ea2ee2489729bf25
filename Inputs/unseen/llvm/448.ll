; issue: llvm/llvm-project#108451
; title: difference and multiple of the same value
; expected: (x - y) + y * C -> x + y * (C - 1)
; expected-pre: true
; ops: sub mul add
; notes: constant made up after its patch

define i32 @src(i32 %x, i32 %y) {
  %d = sub i32 %x, %y
  %m = mul i32 %y, 10
  %r = add i32 %d, %m
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %m = mul i32 %y, 9
  %r = add i32 %x, %m
  ret i32 %r
}
