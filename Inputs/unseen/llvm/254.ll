; issue: llvm/llvm-project#165866
; title: a value shifted by itself is zero
; expected: lshr (x | y), x -> lshr y, x
; expected-pre: true
; ops: or lshr
; notes: pull request; reconstruction: operation and width chosen by us

define i32 @src(i32 %x, i32 %y) {
  %o = or i32 %x, %y
  %r = lshr i32 %o, %x
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %r = lshr i32 %y, %x
  ret i32 %r
}
