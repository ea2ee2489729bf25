; issue: llvm/llvm-project#72259
; title: two negations in a product
; expected: (0 - a) * ((0 - a) * a) -> (a * a) * a
; expected-pre: true
; ops: sub mul
; notes: flags dropped

define i32 @src(i32 %a) {
  %n = sub i32 0, %a
  %m = mul i32 %n, %a
  %r = mul i32 %n, %m
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %m = mul i32 %a, %a
  %r = mul i32 %m, %a
  ret i32 %r
}
