; issue: llvm/llvm-project#198415
; title: compare of an arithmetic shift
; expected: (x >>s C1) sgt C2 -> x sgt (C2 << C1) | ((1 << C1) - 1)
; expected-pre: C1 <u W and C2 << C1 does not overflow (signed)
; ops: ashr icmp
; notes: a regression; the shift had other uses there

define i1 @src(i64 %x) {
  %s = ashr i64 %x, 8
  %r = icmp sgt i64 %s, 0
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp sgt i64 %x, 255
  ret i1 %r
}
