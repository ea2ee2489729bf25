; issue: llvm/llvm-project#58137
; title: common factor of a quotient
; expected: ((b <<nsw C1) *nsw a) /s (a <<nsw C2) -> b
; expected-pre: C1 == C2
; ops: shl mul sdiv
; notes: 2 * a as a shift

define i32 @src(i32 %a, i32 %b) {
  %s = shl nsw i32 %b, 1
  %m = mul nsw i32 %s, %a
  %d = shl nsw i32 %a, 1
  %r = sdiv i32 %m, %d
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  ret i32 %b
}
