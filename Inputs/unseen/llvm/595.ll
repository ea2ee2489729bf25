; issue: llvm/llvm-project#164495
; title: difference from a minimum
; expected: x - umin(x, y) -> usub.sat(x, y)
; expected-pre: true
; ops: umin sub usub.sat
; notes: -

define i8 @src(i8 %x, i8 %y) {
  %z = call i8 @llvm.umin.i8(i8 %x, i8 %y)
  %z2 = sub i8 %x, %z
  ret i8 %z2
}

define i8 @tgt(i8 %x, i8 %y) {
  %z = call i8 @llvm.usub.sat.i8(i8 %x, i8 %y)
  ret i8 %z
}

declare i8 @llvm.umin.i8(i8, i8)
declare i8 @llvm.usub.sat.i8(i8, i8)
