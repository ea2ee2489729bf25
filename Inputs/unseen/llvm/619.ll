; issue: llvm/llvm-project#95652
; title: ceiling division with a bias
; expected: assume((x + y) uge x); n = zext(x != C): ((x - n) /u y) + n -> (x + (y + -1)) /u y
; expected-pre: C == 0
; ops: add icmp zext sub udiv
; notes: the assumption is written with uadd.with.overflow in the issue

define i8 @src(i8 %x, i8 %y) {
  %s = add i8 %x, %y
  %nov = icmp uge i8 %s, %x
  call void @llvm.assume(i1 %nov)
  %nonzero = icmp ne i8 %x, 0
  %bias = zext i1 %nonzero to i8
  %sub = sub i8 %x, %bias
  %div = udiv i8 %sub, %y
  %add = add i8 %div, %bias
  ret i8 %add
}

define i8 @tgt(i8 %x, i8 %y) {
  %y.minus.1 = add i8 %y, -1
  %add = add i8 %x, %y.minus.1
  %div = udiv i8 %add, %y
  ret i8 %div
}

declare void @llvm.assume(i1)
