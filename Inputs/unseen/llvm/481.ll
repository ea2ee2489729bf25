; issue: llvm/llvm-project#69123
; title: positive by a sign test and a test of the other bits
; expected: (x sgt C1) && ((x & C2) != C3) -> x sgt 0
; expected-pre: C1 == -1, C3 == 0, and C2 has all bits but perhaps the sign bit
; ops: icmp and
; notes: -

define i1 @src(i32 %x) {
  %s = icmp sgt i32 %x, -1
  %m = and i32 %x, 2147483647
  %n = icmp ne i32 %m, 0
  %r = and i1 %s, %n
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, 0
  ret i1 %r
}
