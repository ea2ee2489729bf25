; issue: llvm/llvm-project#71528
; title: remainder of two multiples of one power of two
; expected: assume(ctpop(x) == 1): (x << C1) & ((x << C2) + C3) -> 0
; expected-pre: C2 ule C1 and C3 == -1
; ops: ctpop icmp shl add and assume
; notes: a pull request; x is vscale there; constants made up

define i64 @src(i64 %x) {
  %p = call i64 @llvm.ctpop.i64(i64 %x)
  %c = icmp eq i64 %p, 1
  call void @llvm.assume(i1 %c)
  %a = shl i64 %x, 4
  %b = shl i64 %x, 2
  %d = add i64 %b, -1
  %r = and i64 %a, %d
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  ret i64 0
}

declare i64 @llvm.ctpop.i64(i64)
declare void @llvm.assume(i1)
