; issue: llvm/llvm-project#84432
; title: product with a truth value that is true unless the factor is zero
; expected: x *nsw zext((x != C) || c) -> x
; expected-pre: C == 0
; ops: icmp select zext mul
; notes: c is b && c in the issue

define i32 @src(i32 %x, i1 %c) {
  %t = icmp ne i32 %x, 0
  %o = select i1 %t, i1 true, i1 %c
  %z = zext i1 %o to i32
  %m = mul nsw i32 %z, %x
  ret i32 %m
}

define i32 @tgt(i32 %x, i1 %c) {
  ret i32 %x
}
