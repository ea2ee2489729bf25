; issue: llvm/llvm-project#62790
; title: sign of a three-way comparison
; expected: (zext(a sgt b) -nsw zext(a slt b)) slt C -> a slt b
; expected-pre: C == 0
; ops: icmp zext sub
; notes: C in the issue

define i1 @src(i32 %a, i32 %b_) {
  %g = icmp sgt i32 %a, %b_
  %l = icmp slt i32 %a, %b_
  %x = zext i1 %g to i32
  %y = zext i1 %l to i32
  %s = sub nsw i32 %x, %y
  %r = icmp slt i32 %s, 0
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b_) {
  %r = icmp slt i32 %a, %b_
  ret i1 %r
}
