; issue: llvm/llvm-project#186957
; title: parity of a sum of population counts
; expected: trunc(ctpop(x) + ctpop(y)) to i1 -> trunc(ctpop(x ^ y)) to i1
; expected-pre: true
; ops: ctpop add trunc
; notes: -

define i1 @src(i32 %x, i32 %y) {
  %a = call i32 @llvm.ctpop.i32(i32 %x)
  %b = call i32 @llvm.ctpop.i32(i32 %y)
  %s = add i32 %a, %b
  %r = trunc i32 %s to i1
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %a = xor i32 %x, %y
  %b = call i32 @llvm.ctpop.i32(i32 %a)
  %r = trunc i32 %b to i1
  ret i1 %r
}

declare i32 @llvm.ctpop.i32(i32)
