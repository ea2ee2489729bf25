; issue: llvm/llvm-project#191171
; title: masked overwrite folded into an or
; expected: (x + C1) + (y & C2) -> x + (y | C1)
; expected-pre: C2 == ~C1
; ops: add and
; notes: reconstruction: instance chosen by us

define i32 @src(i32 %x, i32 %y) {
  %a = add i32 %x, 255
  %m = and i32 %y, -256
  %r = add i32 %a, %m
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %o = or i32 %y, 255
  %r = add i32 %x, %o
  ret i32 %r
}
