; issue: llvm/llvm-project#64007
; title: square that equals its root
; expected: select((a -nsw a *nsw a) == C, (-a) *nsw a, -a) -> -a
; expected-pre: C == 0
; ops: mul sub icmp select
; notes: -

define i32 @src(i32 %a) {
  %m = mul nsw i32 %a, %a
  %s = sub nsw i32 %a, %m
  %c = icmp eq i32 %s, 0
  %n = sub nsw i32 0, %a
  %p = mul nsw i32 %n, %a
  %r = select i1 %c, i32 %p, i32 %n
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = sub nsw i32 0, %a
  ret i32 %r
}
