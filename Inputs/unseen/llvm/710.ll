; issue: llvm/llvm-project#82803
; title: low bits known from a truncation
; expected: assume(trunc x to iV == C1): x & C2 -> zext C1 & C2
; expected-pre: C2 <u 2^V
; ops: trunc icmp and assume
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %t = trunc i32 %x to i8
  %c = icmp eq i8 %t, 5
  call void @llvm.assume(i1 %c)
  %r = and i32 %x, 7
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 5
}

declare void @llvm.assume(i1)
