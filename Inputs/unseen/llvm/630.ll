; issue: llvm/llvm-project#57381
; title: negated sign test
; expected: -zext(x slt C) -> x >>s (W-1)
; expected-pre: C == 0
; ops: icmp zext sub
; notes: C in the issue, in larger functions

define i32 @src(i32 %x) {
  %c = icmp slt i32 %x, 0
  %z = zext i1 %c to i32
  %r = sub nsw i32 0, %z
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = ashr i32 %x, 31
  ret i32 %r
}
