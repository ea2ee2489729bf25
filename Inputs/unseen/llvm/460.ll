; issue: llvm/llvm-project#121853
; title: maximum with one in disguise
; expected: (a + C1) + sext(a != C2) -> umax(a, 1)
; expected-pre: C1 == 1 and C2 == 0
; ops: add icmp sext
; notes: -

define i32 @src(i32 %a) {
  %p = add i32 %a, 1
  %c = icmp ne i32 %a, 0
  %s = sext i1 %c to i32
  %r = add i32 %p, %s
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = call i32 @llvm.umax.i32(i32 %a, i32 1)
  ret i32 %r
}
