; issue: llvm/llvm-project#79690
; title: sign mask when one of two values exceeds its threshold
; expected: (usub.sat(y, C2) | usub.sat(x, C1)) == 0 ? 0 : C3 -> (usub.sat(y, C2 - INT_MAX) | usub.sat(x, C1 - INT_MAX)) & C3
; expected-pre: C3 == 0 or (C3 == INT_MIN and C1 >=u INT_MAX and C2 >=u INT_MAX)
; ops: usub.sat or icmp select
; notes: from a comment in the issue

define i8 @src(i8 %x, i8 %y) {
  %a = call i8 @llvm.usub.sat.i8(i8 %x, i8 -33)
  %b = call i8 @llvm.usub.sat.i8(i8 %y, i8 -17)
  %o = or i8 %b, %a
  %c = icmp eq i8 %o, 0
  %r = select i1 %c, i8 0, i8 -128
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  %a = call i8 @llvm.usub.sat.i8(i8 %x, i8 96)
  %b = call i8 @llvm.usub.sat.i8(i8 %y, i8 112)
  %o = or i8 %b, %a
  %r = and i8 %o, -128
  ret i8 %r
}

declare i8 @llvm.usub.sat.i8(i8, i8)
