; issue: llvm/llvm-project#202066
; title: order of two selects on one condition
; expected: assume(y1 ult y2); select(c, y2, x) ult select(c, y1, x) -> false
; expected-pre: true
; ops: icmp assume select
; notes: the selects have other uses in the issue

define i1 @src(i1 %c, i32 %x, i32 %y1, i32 %y2) {
  %restrict = icmp ult i32 %y1, %y2
  call void @llvm.assume(i1 %restrict)
  %lo = select i1 %c, i32 %y1, i32 %x
  %hi = select i1 %c, i32 %y2, i32 %x
  %r = icmp ult i32 %hi, %lo
  ret i1 %r
}

define i1 @tgt(i1 %c, i32 %x, i32 %y1, i32 %y2) {
  ret i1 false
}

declare void @llvm.assume(i1)
