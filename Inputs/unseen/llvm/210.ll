; issue: llvm/llvm-project#75784
; title: value restricted to two constants with a default
; expected: (a != C1 & a != C2) ? C1 : a -> a == C2 ? C2 : C1
; expected-pre: true
; ops: icmp and select
; notes: reconstruction: the issue has variables v1, v2; constants from the motivating code (hexdump: rowsize 16 or 32, default 16)

define i32 @src(i32 %a) {
  %c1 = icmp ne i32 %a, 16
  %c2 = icmp ne i32 %a, 32
  %c = and i1 %c1, %c2
  %r = select i1 %c, i32 16, i32 %a
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %c = icmp eq i32 %a, 32
  %r = select i1 %c, i32 32, i32 16
  ret i32 %r
}
