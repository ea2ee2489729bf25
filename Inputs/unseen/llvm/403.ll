; issue: llvm/llvm-project#79696
; title: lower bound on the logarithm of a value with a lower bound
; expected: assume(a ugt C1); (ctlz(a, true) ^ C2) ult C3 -> false
; expected-pre: C2 == W - 1, W a power of two, C3 <=u log2(C1 + 1)
; ops: icmp assume ctlz xor
; notes: dominating condition in the issue

define i1 @src(i64 %a) {
  %cmp = icmp ugt i64 %a, 8192
  call void @llvm.assume(i1 %cmp)
  %z = call i64 @llvm.ctlz.i64(i64 %a, i1 true)
  %x = xor i64 %z, 63
  %r = icmp ult i64 %x, 13
  ret i1 %r
}

define i1 @tgt(i64 %a) {
  ret i1 false
}

declare void @llvm.assume(i1)
declare i64 @llvm.ctlz.i64(i64, i1)
