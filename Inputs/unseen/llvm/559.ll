; issue: llvm/llvm-project#118114
; title: sign of an or and a bound of one operand
; expected: y sgt C1 || (y | x) slt C2 -> true
; expected-pre: C1 slt 0, C2 sge 0
; ops: or icmp
; notes: branch in the issue

define i1 @src(i32 %x, i32 %y) {
  %o = or i32 %y, %x
  %cond = icmp slt i32 %o, 0
  %cmp4 = icmp sgt i32 %y, -5
  %r = or i1 %cmp4, %cond
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 true
}
