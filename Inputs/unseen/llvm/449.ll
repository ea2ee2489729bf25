; issue: llvm/llvm-project#60385
; title: arithmetic shift by cases on the sign
; expected: select(a slt C1, ((a ^ C2) >>u s) ^ C3, a >>u s) -> a >>s s
; expected-pre: C1 == 0 and C2 == -1 and C3 == -1
; ops: icmp xor lshr select
; notes: -

define i32 @src(i32 %a, i32 %s) {
  %c = icmp slt i32 %a, 0
  %n = xor i32 %a, -1
  %l = lshr i32 %n, %s
  %m = xor i32 %l, -1
  %p = lshr i32 %a, %s
  %r = select i1 %c, i32 %m, i32 %p
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %s) {
  %r = ashr i32 %a, %s
  ret i32 %r
}
