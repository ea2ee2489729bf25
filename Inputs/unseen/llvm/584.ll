; issue: llvm/llvm-project#99250
; title: saturating subtraction done in a wider type
; expected: smax(zext a -nsw zext b, C) -> zext(usub.sat(a, b))
; expected-pre: C == 0
; ops: zext sub smax
; notes: a pull request; widths made up

define i16 @src(i8 %a, i8 %b_) {
  %x = zext i8 %a to i16
  %y = zext i8 %b_ to i16
  %s = sub nsw i16 %x, %y
  %r = call i16 @llvm.smax.i16(i16 %s, i16 0)
  ret i16 %r
}

define i16 @tgt(i8 %a, i8 %b_) {
  %s = call i8 @llvm.usub.sat.i8(i8 %a, i8 %b_)
  %r = zext i8 %s to i16
  ret i16 %r
}

declare i16 @llvm.smax.i16(i16, i16)
declare i8 @llvm.usub.sat.i8(i8, i8)
