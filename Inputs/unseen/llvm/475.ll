; issue: llvm/llvm-project#57635
; title: decrement of a non-zero value before a compare
; expected: assume(x != C1); (x + C2) ult C3 -> x ule C3
; expected-pre: C1 == 0 and C2 == -1
; ops: icmp assume add
; notes: -

define i1 @src(i8 %x) {
  %z = icmp ne i8 %x, 0
  call void @llvm.assume(i1 %z)
  %i = add i8 %x, -1
  %c = icmp ult i8 %i, 7
  ret i1 %c
}

define i1 @tgt(i8 %x) {
  %c = icmp ule i8 %x, 7
  ret i1 %c
}

declare void @llvm.assume(i1)
