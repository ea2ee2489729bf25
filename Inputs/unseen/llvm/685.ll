; issue: llvm/llvm-project#60242
; title: a sign bit equal to the absence of another
; expected: (x >>u C1) == zext(y sgt C2) -> (y ^ x) slt 0
; expected-pre: C1 == W-1 and C2 == -1
; ops: lshr icmp zext xor
; notes: -

define i1 @src(i32 %x, i32 %y) {
  %s = lshr i32 %x, 31
  %c = icmp sgt i32 %y, -1
  %z = zext i1 %c to i32
  %r = icmp eq i32 %s, %z
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %d = xor i32 %y, %x
  %r = icmp slt i32 %d, 0
  ret i1 %r
}
