; issue: llvm/llvm-project#202695
; title: constant remainder of two small ranges, shifted
; expected: a + C1 ult C2, c + C3 ult C4 assumed: (c %u a) >>u C5 -> constant
; expected-pre: a in [la, ha], c in [lc, hc] do not wrap, lc /u ha == hc /u la == q, (lc - q ha) >>u C5 == (hc - q la) >>u C5
; ops: add icmp assume urem lshr
; notes: closed as contrived

define i8 @src(i8 %a, i8 %c) {
  %a1 = add i8 %a, -14
  %a2 = icmp ult i8 %a1, 2
  call void @llvm.assume(i1 %a2)
  %c1 = add i8 %c, -34
  %c2 = icmp ult i8 %c1, 2
  call void @llvm.assume(i1 %c2)
  %m = urem i8 %c, %a
  %r = lshr i8 %m, 2
  ret i8 %r
}

define i8 @tgt(i8 %a, i8 %c) {
  ret i8 1
}
