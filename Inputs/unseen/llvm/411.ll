; issue: llvm/llvm-project#54177
; title: power of two or zero
; expected: (x == 0) | (ctpop(x) == C) -> ctpop(x) ult 2
; expected-pre: C == 1
; ops: ctpop icmp or
; notes: -

define i1 @src(i32 %x) {
  %p = call i32 @llvm.ctpop.i32(i32 %x)
  %c = icmp eq i32 %p, 1
  %z = icmp eq i32 %x, 0
  %r = or i1 %z, %c
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %p = call i32 @llvm.ctpop.i32(i32 %x)
  %r = icmp ult i32 %p, 2
  ret i1 %r
}

declare i32 @llvm.ctpop.i32(i32)
