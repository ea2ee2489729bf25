; issue: llvm/llvm-project#78110
; title: absolute value of a product with an absolute value
; expected: abs(abs(b) * a) -> abs(b * a)
; expected-pre: true
; ops: abs mul
; notes: a pull request; its issue is #73211

define i8 @src(i8 %a, i8 %b_) {
  %abs1 = call i8 @llvm.abs.i8(i8 %b_, i1 true)
  %mul = mul i8 %abs1, %a
  %abs2 = call i8 @llvm.abs.i8(i8 %mul, i1 true)
  ret i8 %abs2
}

define i8 @tgt(i8 %a, i8 %b_) {
  %mul = mul i8 %b_, %a
  %abs2 = call i8 @llvm.abs.i8(i8 %mul, i1 true)
  ret i8 %abs2
}

declare i8 @llvm.abs.i8(i8, i1)
