; issue: llvm/llvm-project#116888
; title: sum with the smallest result selected
; expected: select(x ult C1, C3, x + C2) -> umax(x, C1 - 1) + C2
; expected-pre: C1 != 0 and C3 == C1 - 1 + C2
; ops: add icmp select umax
; notes: a pull request, in the comments

define i32 @src(i32 %x) {
  %a = add i32 %x, -2
  %c = icmp ult i32 %x, 2
  %r = select i1 %c, i32 -1, i32 %a
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = call i32 @llvm.umax.i32(i32 %x, i32 1)
  %r = add i32 %a, -2
  ret i32 %r
}

declare i32 @llvm.umax.i32(i32, i32)
