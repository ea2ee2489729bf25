; issue: llvm/llvm-project#146263
; title: greater than itself or than what was tested before
; expected: select(c && (y sgt x), false, select(c, y, x) sgt x) -> false
; expected-pre: true
; ops: icmp select
; notes: branches in the issue

define i1 @src(i64 %x, i1 %c, i64 %y) {
  %not = icmp sgt i64 %y, %x
  %both = select i1 %c, i1 %not, i1 false
  %m = select i1 %c, i64 %y, i64 %x
  %d = icmp sgt i64 %m, %x
  %r = select i1 %both, i1 false, i1 %d
  ret i1 %r
}

define i1 @tgt(i64 %x, i1 %c, i64 %y) {
  ret i1 false
}
