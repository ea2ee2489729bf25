; issue: llvm/llvm-project#58348
; title: signed quotient of a value rounded down
; expected: (x & C1) /s C2 -> x >>s log2(C2)
; expected-pre: C2 a positive power of two and C1 == -C2
; ops: and sdiv ashr
; notes: -

define i64 @src(i64 %x) {
  %m = and i64 %x, -16
  %r = sdiv i64 %m, 16
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = ashr i64 %x, 4
  ret i64 %r
}
