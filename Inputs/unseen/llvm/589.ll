; issue: llvm/llvm-project#90408
; title: truncated difference bits
; expected: trunc nuw (x ^ y) to i1 -> x != y
; expected-pre: true
; ops: xor trunc
; notes: a pull request

define i1 @src(i8 %x, i8 %y) {
  %xor = xor i8 %x, %y
  %r = trunc nuw i8 %xor to i1
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %r = icmp ne i8 %x, %y
  ret i1 %r
}
