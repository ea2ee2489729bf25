; issue: llvm/llvm-project#78438
; title: quotient of a small constant divided by a larger one
; expected: (C1 /s (y +nsw C0)) /s C2 -> 0
; expected-pre: |C1| <u |C2|
; ops: add sdiv
; notes: stores and loads of the issue dropped

define i32 @src(i32 %y) {
  %a = add nsw i32 %y, 1
  %d = sdiv i32 1, %a
  %r = sdiv i32 %d, 2
  ret i32 %r
}

define i32 @tgt(i32 %y) {
  ret i32 0
}
