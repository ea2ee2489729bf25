; issue: llvm/llvm-project#207089
; title: shift of two by a 0/1 value is a subtraction
; expected: a <u 2 |= lshr C, a -> sub C, a
; expected-pre: C == 1 or C == 2 ; input a <u 2
; ops: icmp assume lshr
; notes: the issue asks for the comparison of both; transcribed as the rewrite in its title

define i32 @src(i32 %a) {
  %k = icmp ult i32 %a, 2
  call void @llvm.assume(i1 %k)
  %r = lshr i32 2, %a
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = sub nuw nsw i32 2, %a
  ret i32 %r
}

declare void @llvm.assume(i1)
