; issue: llvm/llvm-project#57531
; title: lowest set bit cleared by an addition
; expected: x + (x | -x) -> x & (x - 1)
; expected-pre: true
; ops: sub or add
; notes: -

define i32 @src(i32 %x) {
  %neg = sub i32 0, %x
  %or = or i32 %neg, %x
  %add = add i32 %or, %x
  ret i32 %add
}

define i32 @tgt(i32 %x) {
  %sub = add i32 %x, -1
  %and = and i32 %sub, %x
  ret i32 %and
}
