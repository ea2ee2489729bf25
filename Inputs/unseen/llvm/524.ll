; issue: llvm/llvm-project#96765
; title: truncation to a bool without lost bits tells the value
; expected: select(trunc nuw x to i1, x, y) -> select(trunc nuw x to i1, 1, y)
; expected-pre: true
; ops: trunc select
; notes: same number of instructions

define i32 @src(i32 %x, i32 %y) {
  %c = trunc nuw i32 %x to i1
  %r = select i1 %c, i32 %x, i32 %y
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %c = trunc nuw i32 %x to i1
  %r = select i1 %c, i32 1, i32 %y
  ret i32 %r
}
