; issue: llvm/llvm-project#90860
; title: constants around a multiplication
; expected: ((x + C1) * C2) + C3 -> (x * C2) + (C1 * C2 + C3)
; expected-pre: true
; ops: add mul
; notes: a pull request, for the backend; constants and width made up

define i32 @src(i32 %x) {
  %a = add i32 %x, 3
  %m = mul i32 %a, 5
  %r = add i32 %m, 7
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %m = mul i32 %x, 5
  %r = add i32 %m, 22
  ret i32 %r
}
