; issue: llvm/llvm-project#84792
; title: multiplication by a sign-extended bool
; expected: sext(x) * y -> select(x, 0 - y, 0)
; expected-pre: true
; ops: sext mul
; notes: a pull request

define i32 @src(i1 %x, i32 %y) {
  %sext = sext i1 %x to i32
  %mul = mul i32 %sext, %y
  ret i32 %mul
}

define i32 @tgt(i1 %x, i32 %y) {
  %n = sub i32 0, %y
  %r = select i1 %x, i32 %n, i32 0
  ret i32 %r
}
