; issue: llvm/llvm-project#193898
; title: gather bits set in two places around a shifted sum
; expected: (a | ((b_ << C1) + C2)) | C3 -> ((b_ << C1) + (C2 | C3)) | a
; expected-pre: C3 <u 1 << C1
; ops: shl add or
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %s = shl i32 %b, 1
  %t = add i32 %s, 2
  %o = or i32 %a, %t
  %r = or i32 %o, 1
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %s = shl i32 %b, 1
  %t = add i32 %s, 3
  %r = or i32 %t, %a
  ret i32 %r
}
