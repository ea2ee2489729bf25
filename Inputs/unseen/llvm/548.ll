; issue: llvm/llvm-project#50893
; title: lowest bit of a product with an odd factor
; expected: assume((y & C1) != C2); ((y * x) & C3) == C4 -> (x & C3) == C4
; expected-pre: C1 == 1, C2 == 0, C3 == 1
; ops: and icmp assume mul
; notes: -

define i1 @src(i32 %x, i32 %y) {
  %m = and i32 %y, 1
  %odd = icmp ne i32 %m, 0
  call void @llvm.assume(i1 %odd)
  %mul = mul i32 %y, %x
  %low = and i32 %mul, 1
  %r = icmp eq i32 %low, 0
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %low = and i32 %x, 1
  %r = icmp eq i32 %low, 0
  ret i1 %r
}

declare void @llvm.assume(i1)
