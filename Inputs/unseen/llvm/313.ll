; issue: llvm/llvm-project#139641
; title: mask from a small non-zero value by smearing its negation
; expected: n = 0 -nsw zext nneg(-x & C1); lshr(n, C2) | n -> sext((x & C1) != 0)
; expected-pre: C1 low mask and ctpop(C1) <=u C2 and C2 + ctpop(C1) <=u W
; ops: sub and zext lshr or
; notes: condition by a commenter of the issue

define i64 @src(i32 %x) {
  %m = sub i32 0, %x
  %a = and i32 %m, 63
  %z = zext nneg i32 %a to i64
  %n = sub nsw i64 0, %z
  %l = lshr i64 %n, 8
  %r = or i64 %l, %n
  ret i64 %r
}

define i64 @tgt(i32 %x) {
  %a = and i32 %x, 63
  %c = icmp ne i32 %a, 0
  %r = sext i1 %c to i64
  ret i64 %r
}
