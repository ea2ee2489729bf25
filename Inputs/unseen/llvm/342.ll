; issue: llvm/llvm-project#206577
; title: shift of one by a boolean amount is an addition
; expected: a <u C2 |= C1 <<nuw nsw a -> a +nuw nsw C1
; expected-pre: C1 == 1 and C2 <=u 2 ; input a <u C2
; ops: icmp assume shl add
; notes: -

define i32 @src(i32 %a) {
  %c = icmp ult i32 %a, 2
  call void @llvm.assume(i1 %c)
  %r = shl nuw nsw i32 1, %a
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = add nuw nsw i32 %a, 1
  ret i32 %r
}

declare void @llvm.assume(i1)
