; issue: llvm/llvm-project#218553
; title: sum of values without common bits
; expected: assume((x & y) == C); x + y -> x |disjoint y
; expected-pre: C == 0
; ops: and icmp assume add or
; notes: the first of the three functions of the issue

define i32 @src(i32 %x, i32 %y) {
  %and = and i32 %y, %x
  %cmp.not = icmp eq i32 %and, 0
  call void @llvm.assume(i1 %cmp.not)
  %add = add i32 %y, %x
  ret i32 %add
}

define i32 @tgt(i32 %x, i32 %y) {
  %or = or disjoint i32 %y, %x
  ret i32 %or
}

declare void @llvm.assume(i1)
