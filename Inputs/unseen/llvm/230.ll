; issue: llvm/llvm-project#214416
; title: digit count where zero has one digit
; expected: x == 0 ? C3 : ((C1 - ctlz(x, true)) lshr C2) -> (C1 - ctlz(x | 1, true)) lshr C2
; expected-pre: C3 == (C1 - (W - 1)) lshr C2, that difference does not wrap (unsigned, signed), C2 < W
; ops: icmp ctlz sub lshr select
; notes: -

define i64 @src(i64 %x) {
  %z = icmp eq i64 %x, 0
  %l = call i64 @llvm.ctlz.i64(i64 %x, i1 true)
  %b = sub nuw nsw i64 67, %l
  %d = lshr i64 %b, 2
  %r = select i1 %z, i64 1, i64 %d
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %o = or i64 %x, 1
  %l = call i64 @llvm.ctlz.i64(i64 %o, i1 true)
  %b = sub nuw nsw i64 67, %l
  %r = lshr i64 %b, 2
  ret i64 %r
}

declare i64 @llvm.ctlz.i64(i64, i1)
