; issue: llvm/llvm-project#185259
; title: saturating addition done in a wider type
; expected: trunc nuw(umin(zext a + zext b, C)) -> uadd.sat(a, b)
; expected-pre: C == 2^V - 1
; ops: zext add umin trunc
; notes: a pull request; its issue is #185244

define i8 @src(i8 %a, i8 %b) {
  %x = zext i8 %a to i16
  %y = zext i8 %b to i16
  %s = add nuw nsw i16 %x, %y
  %m = call i16 @llvm.umin.i16(i16 %s, i16 255)
  %r = trunc nuw i16 %m to i8
  ret i8 %r
}

define i8 @tgt(i8 %a, i8 %b) {
  %r = call i8 @llvm.uadd.sat.i8(i8 %a, i8 %b)
  ret i8 %r
}
