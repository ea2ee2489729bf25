; issue: llvm/llvm-project#207218
; title: inequality with the lower of two possible values is an offset
; expected: (x + C1) <u 2 |= zext(x != C2) -> x + C1
; expected-pre: C2 == -C1 ; input (x + C1) <u 2
; ops: add icmp assume zext
; notes: first of the issue's four forms, same width

define i32 @src(i32 %x) {
  %o = add i32 %x, -10
  %k = icmp ult i32 %o, 2
  call void @llvm.assume(i1 %k)
  %c = icmp ne i32 %x, 10
  %r = zext i1 %c to i32
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = add i32 %x, -10
  ret i32 %r
}

declare void @llvm.assume(i1)
