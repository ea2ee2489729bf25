; issue: llvm/llvm-project#173691
; title: smaller of two leading zero counts
; expected: umin(ctlz x, ctlz y) -> ctlz(x | y)
; expected-pre: true
; ops: ctlz umin
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %a = call i32 @llvm.ctlz.i32(i32 %x, i1 false)
  %b = call i32 @llvm.ctlz.i32(i32 %y, i1 false)
  %r = call i32 @llvm.umin.i32(i32 %a, i32 %b)
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %o = or i32 %x, %y
  %r = call i32 @llvm.ctlz.i32(i32 %o, i1 false)
  ret i32 %r
}
