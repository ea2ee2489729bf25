; issue: llvm/llvm-project#118108
; title: a bound refutes a masked equality
; expected: assume(x ugt C1); (x & C2) == C3 -> false
; expected-pre: C3 has a bit outside C2 or (C3 | ~C2) <=u C1
; ops: and icmp assume
; notes: -

define i1 @src(i64 %x) {
  %k = icmp ugt i64 %x, 65535
  call void @llvm.assume(i1 %k)
  %m = and i64 %x, -65521
  %r = icmp eq i64 %m, 0
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  ret i1 false
}
