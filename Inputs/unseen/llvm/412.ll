; issue: llvm/llvm-project#86813
; title: bit test by shifting to the sign bit
; expected: (v << (C - b)) slt 0 -> (v & (1 << b)) != 0
; expected-pre: C == W - 1
; ops: sub shl icmp
; notes: same number of instructions

define i1 @src(i32 %v, i32 %b) {
  %n = sub i32 31, %b
  %s = shl i32 %v, %n
  %r = icmp slt i32 %s, 0
  ret i1 %r
}

define i1 @tgt(i32 %v, i32 %b) {
  %m = shl i32 1, %b
  %s = and i32 %v, %m
  %r = icmp ne i32 %s, 0
  ret i1 %r
}
