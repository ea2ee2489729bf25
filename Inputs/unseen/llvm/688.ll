; issue: llvm/llvm-project#210499
; title: single bit after an exact shift
; expected: trunc nuw (x >>u exact y) to i1 -> x != 0
; expected-pre: true
; ops: lshr trunc icmp
; notes: a pull request; width made up

define i1 @src(i8 %x, i8 %y) {
  %s = lshr exact i8 %x, %y
  %r = trunc nuw i8 %s to i1
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %r = icmp ne i8 %x, 0
  ret i1 %r
}
