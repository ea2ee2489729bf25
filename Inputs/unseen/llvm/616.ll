; issue: llvm/llvm-project#90436
; title: compare of two truncations without lost bits
; expected: trunc nuw(x) ult trunc nuw(y) -> x ult y
; expected-pre: true
; ops: trunc icmp
; notes: a pull request; widths made up

define i1 @src(i32 %x, i32 %y) {
  %a = trunc nuw i32 %x to i8
  %b = trunc nuw i32 %y to i8
  %r = icmp ult i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %r = icmp ult i32 %x, %y
  ret i1 %r
}
