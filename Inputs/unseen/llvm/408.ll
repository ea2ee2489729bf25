; issue: llvm/llvm-project#73622
; title: Euclidean division by two
; expected: (x sdiv C1) + sext((x & C2) == C3) -> x >>s 1
; expected-pre: C1 == 2 and C2 == C3 == INT_MIN + 1
; ops: sdiv and icmp sext add
; notes: -

define i32 @src(i32 %x) {
  %q = sdiv i32 %x, 2
  %m = and i32 %x, -2147483647
  %c = icmp eq i32 %m, -2147483647
  %s = sext i1 %c to i32
  %r = add i32 %q, %s
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = ashr i32 %x, 1
  ret i32 %r
}
