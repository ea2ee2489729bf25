; issue: llvm/llvm-project#87180
; title: bits above a bounded sum
; expected: assume((x +nuw y) ult C1): x & C2 -> 0
; expected-pre: C1 <=u the lowest bit of C2, or C2 == 0
; ops: add icmp and assume
; notes: a pull request; constants made up

define i8 @src(i8 %x, i8 %y) {
  %sum = add nuw i8 %x, %y
  %cmp = icmp ult i8 %sum, 32
  call void @llvm.assume(i1 %cmp)
  %r = and i8 %x, 96
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  ret i8 0
}

declare void @llvm.assume(i1)
