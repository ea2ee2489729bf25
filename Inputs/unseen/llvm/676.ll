; issue: llvm/llvm-project#207926
; title: number of set bits or the value
; expected: (ctpop(x) | x) != C -> x != C
; expected-pre: C == 0
; ops: ctpop or icmp
; notes: -

define i1 @src(i64 %x) {
  %p = call i64 @llvm.ctpop.i64(i64 %x)
  %o = or i64 %p, %x
  %r = icmp ne i64 %o, 0
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp ne i64 %x, 0
  ret i1 %r
}

declare i64 @llvm.ctpop.i64(i64)
