; issue: llvm/llvm-project#94586
; title: constant added to a disjoint or with another one
; expected: (x |disjoint C1) + C2 -> x + (C1 + C2)
; expected-pre: true
; ops: or add
; notes: a pull request, about the flags of this fold; constants and width made up

define i32 @src(i32 %x) {
  %o = or disjoint i32 %x, 3
  %r = add i32 %o, 9
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = add i32 %x, 12
  ret i32 %r
}
