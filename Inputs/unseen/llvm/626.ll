; issue: llvm/llvm-project#107228
; title: zero test by the sign bit
; expected: trunc(((x + C1) & (x ^ C2)) >>u C3) -> zext(x == 0)
; expected-pre: C1 == -1 and C2 slt 0 and C3 == W-1
; ops: add xor and lshr trunc
; notes: -

define i32 @src(i64 %x) {
  %d = add i64 %x, -1
  %n = xor i64 %x, -1
  %a = and i64 %d, %n
  %s = lshr i64 %a, 63
  %r = trunc i64 %s to i32
  ret i32 %r
}

define i32 @tgt(i64 %x) {
  %c = icmp eq i64 %x, 0
  %r = zext i1 %c to i32
  ret i32 %r
}
