; issue: llvm/llvm-project#62586
; title: positive or negative
; expected: (x >>u C1) | zext(x sgt C2) -> zext(x != 0)
; expected-pre: C1 == W - 1 and C2 == 0
; ops: lshr icmp zext or
; notes: -

define i32 @src(i32 %x) {
  %c = icmp sgt i32 %x, 0
  %z = zext i1 %c to i32
  %s = lshr i32 %x, 31
  %r = or i32 %s, %z
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = icmp ne i32 %x, 0
  %r = zext i1 %c to i32
  ret i32 %r
}
