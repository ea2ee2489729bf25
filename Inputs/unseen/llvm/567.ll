; issue: llvm/llvm-project#63490
; title: more than a multiple is not equal
; expected: assume(x ugt (y <<nuw C)); x == y -> false
; expected-pre: true
; ops: shl icmp assume
; notes: -

define i1 @src(i64 %x, i64 %y) {
  %a = shl nuw i64 %y, 1
  %c = icmp ugt i64 %x, %a
  call void @llvm.assume(i1 %c)
  %r = icmp eq i64 %x, %y
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
