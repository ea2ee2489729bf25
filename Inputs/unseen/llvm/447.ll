; issue: llvm/llvm-project#57472
; title: signed remainder of a value known to be non-negative
; expected: select(x sgt C0, x %s C1, C2) -> select(x sgt C0, x & (C1 - 1), C2)
; expected-pre: C0 >=s -1 and C1 a power of two
; ops: srem icmp select
; notes: -

define i32 @src(i32 %x) {
  %c = icmp sgt i32 %x, -1
  %m = srem i32 %x, 16
  %r = select i1 %c, i32 %m, i32 42
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = icmp sgt i32 %x, -1
  %m = and i32 %x, 15
  %r = select i1 %c, i32 %m, i32 42
  ret i32 %r
}
