; issue: llvm/llvm-project#210140
; title: multiplication by a sum of two powers of two, shifted back
; expected: (x *nuw C1) >>u C2 -> x + (x >>u (C2 - log2(C1 - 2^C2)))
; expected-pre: C2 ult W and C1 - 2^C2 is a power of two below 2^C2
; ops: mul lshr add
; notes: a pull request; constants and width made up

define i32 @src(i32 %x) {
  %m = mul nuw i32 %x, 12
  %r = lshr i32 %m, 3
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %s = lshr i32 %x, 1
  %r = add i32 %x, %s
  ret i32 %r
}
