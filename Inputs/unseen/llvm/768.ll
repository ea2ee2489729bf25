; issue: llvm/llvm-project#155141
; title: minimum xored with its bound
; expected: smin(x, C1) ^ C2 -> select(x slt C1, x ^ C2, 0)
; expected-pre: C1 == C2
; ops: smin xor icmp select
; notes: a pull request; DAG combine; target not stated in the text read, constant and width made up

define i32 @src(i32 %x) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 100)
  %r = xor i32 %m, 100
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = icmp slt i32 %x, 100
  %d = xor i32 %x, 100
  %r = select i1 %c, i32 %d, i32 0
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
