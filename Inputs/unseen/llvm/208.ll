; issue: llvm/llvm-project#146642
; title: undo a no-wrap shift on both arms of a select of constants
; expected: (shl nsw a, C1) == (c ? C2 : C3) -> a == (c ? C2 ashr C1 : C3 ashr C1)
; expected-pre: C2 and C3 are multiples of 1 << C1
; ops: shl select icmp
; notes: -

define i1 @src(i64 %a, i1 %c) {
  %i = shl nsw i64 %a, 3
  %s = select i1 %c, i64 8, i64 0
  %r = icmp eq i64 %i, %s
  ret i1 %r
}

define i1 @tgt(i64 %a, i1 %c) {
  %s = select i1 %c, i64 1, i64 0
  %r = icmp eq i64 %a, %s
  ret i1 %r
}
