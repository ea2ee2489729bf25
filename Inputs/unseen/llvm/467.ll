; issue: llvm/llvm-project#41333
; title: leading zeros of a shifted constant
; expected: ctlz(C >> x, true) -> x + ctlz(C)
; expected-pre: true
; ops: lshr ctlz
; notes: -

define i32 @src(i32 %x) {
  %s = lshr i32 8387584, %x
  %r = call i32 @llvm.ctlz.i32(i32 %s, i1 true)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = add i32 %x, 9
  ret i32 %r
}
