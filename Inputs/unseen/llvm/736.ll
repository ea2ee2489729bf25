; issue: llvm/llvm-project#222856
; title: remainder made non-negative
; expected: m = x %s C1: select(m slt 0, C2, 0) + m -> x & (C2 - 1)
; expected-pre: C1 == C2 and C2 is a power of two
; ops: srem icmp select add and
; notes: a pull request; constant and width made up

define i32 @src(i32 %x) {
  %m = srem i32 %x, 16
  %c = icmp slt i32 %m, 0
  %s = select i1 %c, i32 16, i32 0
  %r = add i32 %s, %m
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = and i32 %x, 15
  ret i32 %r
}
