; issue: llvm/llvm-project#48322
; title: non-zero lower bound
; expected: (y != C) && (x uge y) -> (y - 1) ult x
; expected-pre: C == 0
; ops: icmp and
; notes: -

define i1 @src(i32 %a, i32 %b) {
  %c = icmp ne i32 %b, 0
  %d = icmp uge i32 %a, %b
  %r = and i1 %c, %d
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %s = add i32 %b, -1
  %r = icmp ult i32 %s, %a
  ret i1 %r
}
