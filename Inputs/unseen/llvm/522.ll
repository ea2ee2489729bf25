; issue: llvm/llvm-project#88550
; title: constant factor divided out of a longer product
; expected: (((x *nsw C1) *nsw y) *nsw z) /s C2 -> (x * y) * z
; expected-pre: C1 == C2
; ops: mul sdiv
; notes: -

define i32 @src(i32 %x, i32 %y, i32 %z) {
  %a = mul nsw i32 %x, 20
  %b = mul nsw i32 %a, %y
  %c = mul nsw i32 %b, %z
  %r = sdiv i32 %c, 20
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y, i32 %z) {
  %a = mul i32 %x, %y
  %r = mul i32 %a, %z
  ret i32 %r
}
