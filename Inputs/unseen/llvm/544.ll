; issue: llvm/llvm-project#117107
; title: chain of signed comparisons
; expected: x slt z && (x sge y && y sge z) -> false
; expected-pre: true
; ops: icmp and
; notes: branch in the issue

define i1 @src(i32 %x, i32 %y, i32 %z) {
  %cmp = icmp sge i32 %x, %y
  %cmp1 = icmp sge i32 %y, %z
  %and = and i1 %cmp, %cmp1
  %cmp4 = icmp slt i32 %x, %z
  %r = and i1 %cmp4, %and
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y, i32 %z) {
  ret i1 false
}
