; issue: llvm/llvm-project#45479
; title: product with the next value
; expected: (a *nsw b) != C1 && (a *nsw (b +nsw C2)) != C3 -> (a *nsw b) != C1 && ((a *nsw b) + a) != C3
; expected-pre: C2 == 1
; ops: mul add icmp select
; notes: the issue writes tmp + b, but a * (b + 1) is tmp + a

define i1 @src(i32 %a, i32 %b) {
  %mul = mul nsw i32 %b, %a
  %c1 = icmp ne i32 %mul, 0
  %add = add nsw i32 %b, 1
  %mul1 = mul nsw i32 %add, %a
  %c2 = icmp ne i32 %mul1, 0
  %r = select i1 %c1, i1 %c2, i1 false
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %mul = mul nsw i32 %b, %a
  %c1 = icmp ne i32 %mul, 0
  %add = add i32 %mul, %a
  %c2 = icmp ne i32 %add, 0
  %r = select i1 %c1, i1 %c2, i1 false
  ret i1 %r
}
