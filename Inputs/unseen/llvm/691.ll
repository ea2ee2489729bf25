; issue: llvm/llvm-project#164325
; title: overflow test by the union of the bits
; expected: (x | y) ugt (x + y) -> x ugt (x + y)
; expected-pre: true
; ops: or add icmp
; notes: a pull request; width made up

define i1 @src(i32 %x, i32 %y) {
  %o = or i32 %x, %y
  %s = add i32 %x, %y
  %r = icmp ugt i32 %o, %s
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %s = add i32 %x, %y
  %r = icmp ugt i32 %x, %s
  ret i1 %r
}
