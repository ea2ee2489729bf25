; issue: llvm/llvm-project#63896
; title: greater than a maximum, so greater than its operand
; expected: assume(y ugt umax(x, C)); y ugt x -> true
; expected-pre: true
; ops: umax icmp assume
; notes: dominating branch in the issue

define i1 @src(i8 %x, i8 %y) {
  %max = call i8 @llvm.umax.i8(i8 %x, i8 1)
  %cmp = icmp ugt i8 %y, %max
  call void @llvm.assume(i1 %cmp)
  %cmp2 = icmp ugt i8 %y, %x
  ret i1 %cmp2
}

define i1 @tgt(i8 %x, i8 %y) {
  ret i1 true
}

declare void @llvm.assume(i1)
declare i8 @llvm.umax.i8(i8, i8)
