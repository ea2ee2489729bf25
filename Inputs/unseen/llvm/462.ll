; issue: llvm/llvm-project#78076
; title: absolute value of a product
; expected: abs(x) *nsw abs(y) -> abs(x *nsw y)
; expected-pre: true (abs with INT_MIN poison)
; ops: abs mul
; notes: flags as clang emits them for the C program

define i32 @src(i32 %x, i32 %y) {
  %a = call i32 @llvm.abs.i32(i32 %x, i1 true)
  %b = call i32 @llvm.abs.i32(i32 %y, i1 true)
  %r = mul nsw i32 %a, %b
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %m = mul nsw i32 %x, %y
  %r = call i32 @llvm.abs.i32(i32 %m, i1 true)
  ret i32 %r
}
