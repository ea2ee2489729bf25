; issue: llvm/llvm-project#219147
; title: values at a known distance differ
; expected: assume(a == b + C); a == b -> false
; expected-pre: C != 0
; ops: add icmp assume
; notes: -

define i1 @src(i8 %a, i8 %b) {
  %s = add i8 %b, 12
  %k = icmp eq i8 %a, %s
  call void @llvm.assume(i1 %k)
  %r = icmp eq i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i8 %a, i8 %b) {
  ret i1 false
}
