; issue: llvm/llvm-project#101507
; title: maximum of two saturating sums with a common term
; expected: umax(uadd.sat(a, b), uadd.sat(a, c)) -> uadd.sat(a, umax(b, c))
; expected-pre: true
; ops: uadd.sat umax
; notes: a pull request; its issue is #92433; width made up

define i8 @src(i8 %a, i8 %b_, i8 %c) {
  %s = call i8 @llvm.uadd.sat.i8(i8 %a, i8 %b_)
  %t = call i8 @llvm.uadd.sat.i8(i8 %a, i8 %c)
  %r = call i8 @llvm.umax.i8(i8 %s, i8 %t)
  ret i8 %r
}

define i8 @tgt(i8 %a, i8 %b_, i8 %c) {
  %m = call i8 @llvm.umax.i8(i8 %b_, i8 %c)
  %r = call i8 @llvm.uadd.sat.i8(i8 %a, i8 %m)
  ret i8 %r
}

declare i8 @llvm.uadd.sat.i8(i8, i8)
declare i8 @llvm.umax.i8(i8, i8)
