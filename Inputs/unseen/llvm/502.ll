; issue: llvm/llvm-project#54650
; title: signed remainder compared with a positive constant
; expected: (x %s C1) == C2 -> (x & (SMIN | (C1 - 1))) == C2
; expected-pre: C1 a power of two, C2 >s 0
; ops: srem icmp
; notes: result not extended to int

define i1 @src(i32 %x) {
  %m = srem i32 %x, 16
  %r = icmp eq i32 %m, 13
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %m = and i32 %x, -2147483633
  %r = icmp eq i32 %m, 13
  ret i1 %r
}
