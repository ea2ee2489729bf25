; issue: llvm/llvm-project#123278
; title: single value left by a range and two bounds
; expected: assume((x + C1) ult C2); assume(x != C3); assume(x ult C4); x -> 2 - C1
; expected-pre: C2 == 3, C3 == 1 - C1, C4 <=u -C1
; ops: add icmp assume
; notes: range attribute of %x in the issue

define i8 @src(i8 %x) {
  %off = add i8 %x, 1
  %range = icmp ult i8 %off, 3
  call void @llvm.assume(i1 %range)
  %ne = icmp ne i8 %x, 0
  call void @llvm.assume(i1 %ne)
  %lt = icmp ult i8 %x, 4
  call void @llvm.assume(i1 %lt)
  ret i8 %x
}

define i8 @tgt(i8 %x) {
  ret i8 1
}

declare void @llvm.assume(i1)
