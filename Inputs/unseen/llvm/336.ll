; issue: llvm/llvm-project#68857
; title: quotient of two multiples of one value
; expected: (a <<nuw nsw C1) /u (a <<nuw nsw C2) -> (1 << C1) /u (1 << C2)
; expected-pre: true
; ops: shl udiv
; notes: without the truncation before and the extension after

define i8 @src(i8 %a) {
  %p = shl nuw nsw i8 %a, 2
  %q = shl nuw nsw i8 %a, 1
  %r = udiv i8 %p, %q
  ret i8 %r
}

define i8 @tgt(i8 %a) {
  ret i8 2
}
