; issue: llvm/llvm-project#62155
; title: select of zero where the shifted value is zero anyway
; expected: (a & C1) == 0 ? 0 : a << C2 -> a << C2
; expected-pre: C2 <u W and ~C1 << C2 == 0
; ops: and icmp shl select
; notes: -

define i32 @src(i32 %a) {
  %m = and i32 %a, 2147483647
  %c = icmp eq i32 %m, 0
  %s = shl i32 %a, 1
  %r = select i1 %c, i32 0, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = shl i32 %a, 1
  ret i32 %r
}
