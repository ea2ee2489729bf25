; issue: llvm/llvm-project#212139
; title: branchless conditional negation that is abs
; expected: z = zext(x slt C1): (x ^ (C2 - z)) + z -> abs(x)
; expected-pre: C1 == 0 (or 1) and C2 == 0
; ops: icmp zext sub xor add
; notes: -

define i32 @src(i32 %x) {
  %c = icmp slt i32 %x, 0
  %z = zext i1 %c to i32
  %n = sub i32 0, %z
  %o = xor i32 %x, %n
  %r = add i32 %o, %z
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.abs.i32(i32 %x, i1 false)
  ret i32 %r
}
