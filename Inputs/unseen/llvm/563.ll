; issue: llvm/llvm-project#137114
; title: signs differ
; expected: ((x slt 0) & (y sgt -1)) || ((x sgt -1) & (y slt 0)) -> (y ^ x) slt 0
; expected-pre: true
; ops: icmp and select
; notes: branch and phi in the issue

define i1 @src(i32 %x, i32 %y) {
  %cmp = icmp slt i32 %x, 0
  %cmp1 = icmp sgt i32 %y, -1
  %or.cond = and i1 %cmp, %cmp1
  %cmp2 = icmp sgt i32 %x, -1
  %cmp3 = icmp slt i32 %y, 0
  %a = and i1 %cmp2, %cmp3
  %r = select i1 %or.cond, i1 true, i1 %a
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %a = xor i32 %y, %x
  %r = icmp slt i32 %a, 0
  ret i1 %r
}
