; issue: llvm/llvm-project#141930
; title: sign test of a saturated truncation
; expected: trunc(smin(smax(x, C1), C2)) slt C3 -> x slt sext C3
; expected-pre: C1 and C2 fit in V bits and C1 <s C3 <=s C2
; ops: smax smin trunc icmp
; notes: two widths

define i1 @src(i16 %x) {
  %l = call i16 @llvm.smax.i16(i16 %x, i16 -128)
  %h = call i16 @llvm.smin.i16(i16 %l, i16 127)
  %t = trunc nsw i16 %h to i8
  %r = icmp slt i8 %t, 0
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  %r = icmp slt i16 %x, 0
  ret i1 %r
}
