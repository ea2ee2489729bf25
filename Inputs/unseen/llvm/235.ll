; issue: llvm/llvm-project#51753
; title: range check of a zero-extended value in the narrow type
; expected: (zext(x) + C1) ugt C2 -> (x + trunc(C1)) ugt trunc(C2)
; expected-pre: -C1 <u 2^V and C2 <u 2^V - (-C1)
; ops: zext add icmp
; notes: -

define i1 @src(i8 %x) {
  %z = zext i8 %x to i32
  %a = add nsw i32 %z, -48
  %r = icmp ugt i32 %a, 9
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %a = add i8 %x, -48
  %r = icmp ugt i8 %a, 9
  ret i1 %r
}
