; issue: llvm/llvm-project#66417
; title: euclidean remainder by two
; expected: r = x %s C1: select(r slt C2, C3, r) -> x & (|C1| - 1)
; expected-pre: |C1| == 2 and C2 == 0 and C3 == 1, or |C1| == 1 and (C2 sle 0 or C3 == 0)
; ops: srem icmp select and
; notes: -

define i32 @src(i32 %n) {
  %m = srem i32 %n, 2
  %c = icmp slt i32 %m, 0
  %r = select i1 %c, i32 1, i32 %m
  ret i32 %r
}

define i32 @tgt(i32 %n) {
  %r = and i32 %n, 1
  ret i32 %r
}
