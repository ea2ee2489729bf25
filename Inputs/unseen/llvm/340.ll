; issue: llvm/llvm-project#54890
; title: fold an offset of the amount into a shifted constant
; expected: C1 <<nsw (x - C2) -> (C1 >>s C2) <<nsw x
; expected-pre: C1 != 0 and C2 <u W and C1 is a multiple of 1 << C2
; ops: sub shl
; notes: -

define i32 @src(i32 %x) {
  %s = sub i32 %x, 1
  %r = shl nsw i32 2, %s
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = shl nsw i32 1, %x
  ret i32 %r
}
