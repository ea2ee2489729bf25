; issue: llvm/llvm-project#59232
; title: carry of an addition taken from a wider sum
; expected: (zext b +nuw nsw zext a) >>u C -> zext(~a <u b)
; expected-pre: C == V
; ops: zext add lshr xor icmp
; notes: two widths

define i64 @src(i32 %a, i32 %b) {
  %x = zext i32 %a to i64
  %y = zext i32 %b to i64
  %s = add nuw nsw i64 %y, %x
  %r = lshr i64 %s, 32
  ret i64 %r
}

define i64 @tgt(i32 %a, i32 %b) {
  %n = xor i32 %a, -1
  %c = icmp ult i32 %n, %b
  %r = zext i1 %c to i64
  ret i64 %r
}
