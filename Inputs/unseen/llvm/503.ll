; issue: llvm/llvm-project#71280
; title: signed remainder below its largest value
; expected: (x %s C1) <s C2 -> (x & (SMIN | C2)) != C2
; expected-pre: C1 a power of two, C1 != 1, C2 == C1 - 1
; ops: srem icmp
; notes: result not extended to int

define i1 @src(i32 %x) {
  %m = srem i32 %x, 512
  %r = icmp slt i32 %m, 511
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %m = and i32 %x, -2147483137
  %r = icmp ne i32 %m, 511
  ret i1 %r
}
