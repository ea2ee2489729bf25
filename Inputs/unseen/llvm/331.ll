; issue: llvm/llvm-project#142497
; title: round a quotient up when the rounding addition cannot overflow
; expected: x = C1 -nuw nsw ctlz(v): (x >>u C2) +nuw nsw zext((x & C3) != 0) -> (x + C3) >>u C2
; expected-pre: C3 == (1 << C2) - 1 and C1 + C3 does not overflow (unsigned)
; ops: ctlz sub lshr and icmp zext add
; notes: -

define i32 @src(i32 %v) {
  %l = call i32 @llvm.ctlz.i32(i32 %v, i1 false)
  %x = sub nuw nsw i32 32, %l
  %q = lshr i32 %x, 3
  %m = and i32 %x, 7
  %c = icmp ne i32 %m, 0
  %z = zext i1 %c to i32
  %r = add nuw nsw i32 %q, %z
  ret i32 %r
}

define i32 @tgt(i32 %v) {
  %l = call i32 @llvm.ctlz.i32(i32 %v, i1 false)
  %x = sub nuw nsw i32 32, %l
  %a = add nuw nsw i32 %x, 7
  %r = lshr i32 %a, 3
  ret i32 %r
}

declare i32 @llvm.ctlz.i32(i32, i1)
