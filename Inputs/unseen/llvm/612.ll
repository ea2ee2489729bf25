; issue: llvm/llvm-project#101717
; title: maximum of two sums with a common term
; expected: umax(x +nuw y, x +nuw z) -> x +nuw umax(y, z)
; expected-pre: true
; ops: add umax
; notes: a pull request; width made up

define i8 @src(i8 %x, i8 %y, i8 %z) {
  %a = add nuw i8 %x, %y
  %b = add nuw i8 %x, %z
  %r = call i8 @llvm.umax.i8(i8 %a, i8 %b)
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y, i8 %z) {
  %m = call i8 @llvm.umax.i8(i8 %y, i8 %z)
  %r = add nuw i8 %x, %m
  ret i8 %r
}

declare i8 @llvm.umax.i8(i8, i8)
