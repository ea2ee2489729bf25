; issue: llvm/llvm-project#48343
; title: set bits of two disjoint parts
; expected: ctpop(a & C1) + ctpop(b & C2) -> ctpop((a & C1) | (b & C2))
; expected-pre: C1 & C2 == 0
; ops: and ctpop add or
; notes: C in the issue

define i32 @src(i32 %a, i32 %b_) {
  %a1 = and i32 %a, 8
  %p = call i32 @llvm.ctpop.i32(i32 %a1)
  %b1 = and i32 %b_, 2
  %q = call i32 @llvm.ctpop.i32(i32 %b1)
  %r = add i32 %p, %q
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b_) {
  %a1 = and i32 %a, 8
  %b1 = and i32 %b_, 2
  %o = or i32 %a1, %b1
  %r = call i32 @llvm.ctpop.i32(i32 %o)
  ret i32 %r
}

declare i32 @llvm.ctpop.i32(i32)
