; issue: llvm/llvm-project#57741
; title: flooring division by a power of two
; expected: (x /s C1) + sext((x %s C2) slt C3) -> x >>s log2(C1)
; expected-pre: C1 a power of two other than SMIN, C2 == C1 or -C1, C3 == 0
; ops: sdiv srem icmp sext add ashr
; notes: C in the issue

define i32 @src(i32 %x) {
  %q = sdiv i32 %x, 4
  %m = srem i32 %x, 4
  %c = icmp slt i32 %m, 0
  %e = sext i1 %c to i32
  %r = add i32 %q, %e
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = ashr i32 %x, 2
  ret i32 %r
}
