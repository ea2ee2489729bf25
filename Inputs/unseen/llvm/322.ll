; issue: llvm/llvm-project#216443
; title: masked comparison at the width of the mask
; expected: (x & C1) == C2 -> trunc(x) == trunc(C2)
; expected-pre: C1 == 2^V - 1 and C2 <=u C1
; ops: and icmp
; notes: the right side by the general form in the issue

define i1 @src(i32 %x) {
  %m = and i32 %x, 1
  %r = icmp eq i32 %m, 0
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %t = trunc i32 %x to i1
  %r = icmp eq i1 %t, false
  ret i1 %r
}
