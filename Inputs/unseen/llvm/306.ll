; issue: llvm/llvm-project#187648
; title: maximum compared with the complement of its operand
; expected: umax(x, C) ugt ~x -> x slt 0
; expected-pre: C <=u 2^(W-1)
; ops: umax xor icmp
; notes: the constant is from the test of the fix (PR 189396)

define i1 @src(i64 %x) {
  %m = call i64 @llvm.umax.i64(i64 %x, i64 1)
  %n = xor i64 %x, -1
  %r = icmp ugt i64 %m, %n
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp slt i64 %x, 0
  ret i1 %r
}
