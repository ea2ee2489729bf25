; issue: llvm/llvm-project#194207
; title: guard for small values around a population count
; expected: select(x <=u C, x, ctpop x) -> ctpop x
; expected-pre: C <=u 1
; ops: icmp ctpop select
; notes: form of a comment

define i64 @src(i64 %x) {
  %c = icmp ule i64 %x, 1
  %p = call i64 @llvm.ctpop.i64(i64 %x)
  %r = select i1 %c, i64 %x, i64 %p
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = call i64 @llvm.ctpop.i64(i64 %x)
  ret i64 %r
}
