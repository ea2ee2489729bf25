; issue: llvm/llvm-project#51532
; title: shift of a value that is 0 or -1
; expected: assume(x ult C1): (x +nsw C2) >>s y -> x +nsw C2
; expected-pre: (C1 == 2 and C2 == -1) or (C1 == 1 and (C2 == 0 or C2 == -1))
; ops: icmp add ashr assume
; notes: C in the issue, with a branch

define i32 @src(i32 %f, i32 %g) {
  %c = icmp ult i32 %f, 2
  call void @llvm.assume(i1 %c)
  %sub = add nsw i32 %f, -1
  %shr = ashr i32 %sub, %g
  ret i32 %shr
}

define i32 @tgt(i32 %f, i32 %g) {
  %sub = add nsw i32 %f, -1
  ret i32 %sub
}

declare void @llvm.assume(i1)
