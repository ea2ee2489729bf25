; issue: llvm/llvm-project#55739
; title: bit test of a shifted power of two
; expected: ((C1 << x) & C2) != 0 -> x == log2(C2) - log2(C1)
; expected-pre: C1 and C2 powers of two and C1 <=u C2
; ops: shl and icmp
; notes: issue is C code; transcribed by us

define i1 @src(i32 %c) {
  %s = shl i32 2, %c
  %m = and i32 %s, 16
  %r = icmp ne i32 %m, 0
  ret i1 %r
}

define i1 @tgt(i32 %c) {
  %r = icmp eq i32 %c, 3
  ret i1 %r
}
