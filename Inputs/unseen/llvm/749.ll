; issue: llvm/llvm-project#118197
; title: signed bound on the high bits
; expected: (x & C1) slt C2 -> x slt ((C2 + ~C1) & C1)
; expected-pre: -C1 a power of two and C2 + ~C1 does not overflow
; ops: and icmp
; notes: a pull request; constants and width made up

define i1 @src(i8 %x) {
  %a = and i8 %x, -16
  %r = icmp slt i8 %a, 20
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, 32
  ret i1 %r
}
