; issue: llvm/llvm-project#74242
; title: division by a divisor that is zero or one
; expected: y /u x -> y, when x <u C
; expected-pre: C <=u 2
; ops: udiv
; notes: the branch as a fact

define i32 @src(i32 %x, i32 %y) {
  %c = icmp ult i32 %x, 2
  call void @llvm.assume(i1 %c)
  %r = udiv i32 %y, %x
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  ret i32 %y
}
