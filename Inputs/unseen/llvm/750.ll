; issue: llvm/llvm-project#92773
; title: comparison of a value shifted to the top
; expected: (x << C1) ugt C2 -> trunc x to iV ugt trunc(C2 >>u C1)
; expected-pre: C1 == W - V
; ops: shl icmp trunc
; notes: a pull request; constants made up

define i1 @src(i32 %x) {
  %s = shl i32 %x, 16
  %r = icmp ugt i32 %s, 196607
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %t = trunc i32 %x to i16
  %r = icmp ugt i16 %t, 2
  ret i1 %r
}
