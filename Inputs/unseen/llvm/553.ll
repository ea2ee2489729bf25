; issue: llvm/llvm-project#204049
; title: bounded value shifted out
; expected: assume(x ult C1); assume((y + C2) ult C3); (x >>s y) ^ y -> y
; expected-pre: C1 - 1 sge 0, (C1 - 1) >>u -C2 == 0, and C1 == 1 or the range of y does not wrap: -C2 + (C3 - 1) >=u -C2
; ops: icmp assume add ashr xor
; notes: value ranges by unreachable in the issue

define i32 @src(i32 %x, i32 %y) {
  %cx = icmp ult i32 %x, 2
  call void @llvm.assume(i1 %cx)
  %off = add i32 %y, -1
  %cy = icmp ult i32 %off, 2
  call void @llvm.assume(i1 %cy)
  %shr = ashr i32 %x, %y
  %r = xor i32 %shr, %y
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  ret i32 %y
}

declare void @llvm.assume(i1)
