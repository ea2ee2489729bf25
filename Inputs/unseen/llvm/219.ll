; issue: llvm/llvm-project#61393
; title: equality refuted by a strict bound with an offset
; expected: x >u (y +nuw C) |= x == y -> false
; expected-pre: true ; input x >u y + C (no wrap)
; ops: add icmp assume
; notes: -

define i1 @src(i64 %x, i64 %y) {
  %a = add nuw i64 %y, 1
  %k = icmp ugt i64 %x, %a
  call void @llvm.assume(i1 %k)
  %r = icmp eq i64 %x, %y
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y) {
  ret i1 false
}

declare void @llvm.assume(i1)
