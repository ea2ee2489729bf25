; issue: llvm/llvm-project#220829
; title: nonzero since its double is
; expected: assume((x + x) != C1): (x + C2) ult C3 -> x ult (C3 - C2)
; expected-pre: C1 == 0 and C2 == -1 and C3 != -1, or C1 == -2 and C2 == 1 and C3 != 0, or C2 == 0
; ops: add icmp assume
; notes: -

define i1 @src(i8 %x) {
  %t = add i8 %x, %x
  %n = icmp ne i8 %t, 0
  call void @llvm.assume(i1 %n)
  %d = add i8 %x, -1
  %r = icmp ult i8 %d, 7
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ult i8 %x, 8
  ret i1 %r
}

declare void @llvm.assume(i1)
