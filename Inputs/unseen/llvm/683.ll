; issue: llvm/llvm-project#45030
; title: common factor that is not zero
; expected: assume(c != C): (a *nsw c) == (b *nsw c) -> a == b
; expected-pre: C == 0
; ops: icmp mul assume
; notes: C in the issue, with int; width made small

define i1 @src(i8 %a, i8 %b, i8 %c) {
  %nz = icmp ne i8 %c, 0
  call void @llvm.assume(i1 %nz)
  %x = mul nsw i8 %a, %c
  %y = mul nsw i8 %b, %c
  %r = icmp eq i8 %x, %y
  ret i1 %r
}

define i1 @tgt(i8 %a, i8 %b, i8 %c) {
  %r = icmp eq i8 %a, %b
  ret i1 %r
}

declare void @llvm.assume(i1)
