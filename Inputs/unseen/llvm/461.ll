; issue: llvm/llvm-project#142593
; title: sign bit by shift and truncation
; expected: trunc(x >>u C) to i1 -> x slt 0
; expected-pre: C == W - 1
; ops: lshr trunc
; notes: -

define i1 @src(i32 %x) {
  %s = lshr i32 %x, 31
  %r = trunc i32 %s to i1
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp slt i32 %x, 0
  ret i1 %r
}
