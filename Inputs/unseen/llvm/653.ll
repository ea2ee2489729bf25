; issue: llvm/llvm-project#67087
; title: maximum equal to more than one of its operands
; expected: smax(x, C1) == C2 -> x == C2
; expected-pre: C1 slt C2 or C1 == SMIN
; ops: smax icmp
; notes: a pull request; constants and width made up

define i1 @src(i32 %x) {
  %m = call i32 @llvm.smax.i32(i32 %x, i32 5)
  %r = icmp eq i32 %m, 10
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp eq i32 %x, 10
  ret i1 %r
}

declare i32 @llvm.smax.i32(i32, i32)
