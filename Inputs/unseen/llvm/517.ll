; issue: llvm/llvm-project#132908
; title: two divisions by small divisors
; expected: (a /u b) /u c -> a /u (c *nuw b), when b <u C1 and c <u C2
; expected-pre: (C1 - 1) * (C2 - 1) does not overflow, or C1 == 0 or C2 == 0
; ops: udiv
; notes: -

define i8 @src(i8 %a, i8 %b, i8 %c) {
  %p = icmp ult i8 %b, 15
  call void @llvm.assume(i1 %p)
  %q = icmp ult i8 %c, 15
  call void @llvm.assume(i1 %q)
  %d = udiv i8 %a, %b
  %r = udiv i8 %d, %c
  ret i8 %r
}

define i8 @tgt(i8 %a, i8 %b, i8 %c) {
  %m = mul nuw i8 %c, %b
  %r = udiv i8 %a, %m
  ret i8 %r
}
