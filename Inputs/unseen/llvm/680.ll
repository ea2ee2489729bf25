; issue: llvm/llvm-project#56926
; title: borrow through two words
; expected: y ult zext(x ult zext c) -> (x | y) ult zext c
; expected-pre: true
; ops: zext icmp or
; notes: usub.with.overflow in the issue; only its overflow bits are used

define i1 @src(i64 %x, i64 %y, i1 %c) {
  %z = zext i1 %c to i64
  %b = icmp ult i64 %x, %z
  %z2 = zext i1 %b to i64
  %r = icmp ult i64 %y, %z2
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y, i1 %c) {
  %o = or i64 %y, %x
  %z = zext i1 %c to i64
  %r = icmp ult i64 %o, %z
  ret i1 %r
}
