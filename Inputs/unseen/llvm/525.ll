; issue: llvm/llvm-project#121775
; title: two shifts by the same amount in a chain of ors
; expected: (y >>u s) | (z | (x >>u s)) -> ((x | y) >>u s) | z
; expected-pre: true
; ops: lshr or
; notes: -

define i8 @src(i8 %x, i8 %y, i8 %z, i8 %s) {
  %a = lshr i8 %x, %s
  %b = lshr i8 %y, %s
  %o = or i8 %z, %a
  %r = or i8 %b, %o
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y, i8 %z, i8 %s) {
  %o = or i8 %x, %y
  %a = lshr i8 %o, %s
  %r = or i8 %a, %z
  ret i8 %r
}
