; issue: llvm/llvm-project#219130
; title: quotient of two values of known ranges is a constant
; expected: assume((d + C1) ult C2); assume((n + C3) ult C4); (n udiv d) - z -> C5 - z, C5 = -C3 udiv -C1
; expected-pre: both ranges do not wrap and are not empty, -C1 != 0, -C3 udiv (C2 - C1 - 1) == (C4 - C3 - 1) udiv -C1
; ops: add icmp assume udiv sub
; notes: the range of z does not matter and is left out

define i32 @src(i32 %d, i32 %z, i32 %n) {
  %o0 = add i32 %d, -39
  %r0 = icmp ult i32 %o0, 8
  call void @llvm.assume(i1 %r0)
  %o2 = add i32 %n, -184
  %r2 = icmp ult i32 %o2, 11
  call void @llvm.assume(i1 %r2)
  %q = udiv i32 %n, %d
  %r = sub i32 %q, %z
  ret i32 %r
}

define i32 @tgt(i32 %d, i32 %z, i32 %n) {
  %r = sub i32 4, %z
  ret i32 %r
}

declare void @llvm.assume(i1)
