; issue: llvm/llvm-project#220800
; title: population count is at most the value
; expected: ctpop(x) ule x -> true
; expected-pre: true
; ops: ctpop icmp
; notes: -

define i1 @src(i64 %x) {
  %c = call i64 @llvm.ctpop.i64(i64 %x)
  %r = icmp ule i64 %c, %x
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  ret i1 true
}
