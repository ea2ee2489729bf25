; issue: llvm/llvm-project#169763
; title: compare of a saturating addition
; expected: uadd_sat(x, C1) ult C2 -> x ult C2 - C1
; expected-pre: C1 <=u C2
; ops: uadd_sat icmp
; notes: constants made up (symbolic in the issue)

define i1 @src(i8 %x) {
  %s = call i8 @llvm.uadd.sat.i8(i8 %x, i8 10)
  %r = icmp ult i8 %s, 100
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ult i8 %x, 90
  ret i1 %r
}
