; issue: llvm/llvm-project#68467
; title: quotient of a doubled value of known range
; expected: assume((a + C1) ult C2); (a << C3) /u a -> 1 << C3
; expected-pre: C3 == 0, or no value of the range has one of its highest C3 bits set
; ops: add icmp shl udiv
; notes: C in the issue; branch in the issue

define i32 @src(i32 %a) {
  %off = add i32 %a, -11
  %c = icmp ult i32 %off, 9
  call void @llvm.assume(i1 %c)
  %add = shl i32 %a, 1
  %div = udiv i32 %add, %a
  ret i32 %div
}

define i32 @tgt(i32 %a) {
  ret i32 2
}

declare void @llvm.assume(i1)
