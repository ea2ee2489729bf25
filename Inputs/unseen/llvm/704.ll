; issue: llvm/llvm-project#87143
; title: bits outside a known union
; expected: assume((x | y) == C1): x & C2 -> 0
; expected-pre: C1 & C2 == 0
; ops: or icmp and assume
; notes: a pull request; constants made up

define i8 @src(i8 %x, i8 %y) {
  %or = or i8 %x, %y
  %cmp = icmp eq i8 %or, 12
  call void @llvm.assume(i1 %cmp)
  %r = and i8 %x, 34
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  ret i8 0
}

declare void @llvm.assume(i1)
