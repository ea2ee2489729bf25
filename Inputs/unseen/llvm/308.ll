; issue: llvm/llvm-project#141753
; title: membership in the odd numbers of a known range
; expected: assume(x ult C1); ((x +nsw C2) & C3) == 0 -> (x & 1) != 0
; expected-pre: C2 == -1 and C3 odd and (~C3 | 1) a low mask and C1 - 1 <=u -C3
; ops: add and icmp assume
; notes: range(i8 0, 4) on the argument written as an assume; the reporter is not sure how to generalize it

define i1 @src(i8 %x) {
  %k = icmp ult i8 %x, 4
  call void @llvm.assume(i1 %k)
  %a = add nsw i8 %x, -1
  %m = and i8 %a, -3
  %r = icmp eq i8 %m, 0
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %m = and i8 %x, 1
  %r = icmp ne i8 %m, 0
  ret i1 %r
}
