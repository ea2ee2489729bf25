; issue: llvm/llvm-project#221577
; title: exact quotient above every non-negative one
; expected: (x /s exact C1) ugt C2 -> x slt 0
; expected-pre: C1 sgt 0 and C2 uge SMAX / C1 and C2 ult SMIN /s C1
; ops: sdiv icmp
; notes: a pull request; its issue is #163084; constants made up

define i1 @src(i64 %x) {
  %d = sdiv exact i64 %x, 24
  %r = icmp ugt i64 %d, 384307168202282325
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp slt i64 %x, 0
  ret i1 %r
}
