; issue: llvm/llvm-project#117961
; title: comparison with an equal value
; expected: y sgt z && (x sge y && z == x) -> false
; expected-pre: true
; ops: icmp and
; notes: branch in the issue

define i1 @src(i32 %x, i32 %y, i32 %z) {
  %eq = icmp eq i32 %z, %x
  %cmp1 = icmp sge i32 %x, %y
  %and = and i1 %cmp1, %eq
  %cmp4 = icmp sgt i32 %y, %z
  %r = and i1 %cmp4, %and
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y, i32 %z) {
  ret i1 false
}
