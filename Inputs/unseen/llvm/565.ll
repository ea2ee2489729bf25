; issue: llvm/llvm-project#132628
; title: two bytes put together and compared with a constant
; expected: ((zext a <<nuw nsw C1) |disjoint zext b) != C2 -> (a != trunc(C2 >>u C1)) | (b != trunc C2)
; expected-pre: V <=u C1 <u W and C2 >>u C1 <u 2^V and C2 & (2^C1 - 1) <u 2^V
; ops: zext shl or icmp
; notes: loads in the issue

define i1 @src(i8 %a, i8 %b_) {
  %x = zext i8 %a to i32
  %h = shl nuw nsw i32 %x, 8
  %l = zext i8 %b_ to i32
  %o = or disjoint i32 %h, %l
  %r = icmp ne i32 %o, 256
  ret i1 %r
}

define i1 @tgt(i8 %a, i8 %b_) {
  %x = icmp ne i8 %a, 1
  %y = icmp ne i8 %b_, 0
  %r = or i1 %x, %y
  ret i1 %r
}
