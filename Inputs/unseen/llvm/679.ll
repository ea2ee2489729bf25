; issue: llvm/llvm-project#87700
; title: saturating difference is not zero
; expected: assume(y ult C1); usub.sat(x | C2, y) == C3 -> false
; expected-pre: C1 ule C2 and C3 ule C2 - C1
; ops: icmp or usub.sat
; notes: a pull request

define i1 @src(i8 %x, i8 %y) {
  %y_ult = icmp ult i8 %y, 31
  call void @llvm.assume(i1 %y_ult)
  %xo = or i8 %x, 34
  %s = call i8 @llvm.usub.sat.i8(i8 %xo, i8 %y)
  %r = icmp eq i8 %s, 0
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
declare i8 @llvm.usub.sat.i8(i8, i8)
