; issue: llvm/llvm-project#66606
; title: masked by being a constant
; expected: zext(x == C) & x -> 0
; expected-pre: C even
; ops: icmp zext and
; notes: -

define i32 @src(i32 %x) {
  %c = icmp eq i32 %x, 0
  %z = zext i1 %c to i32
  %r = and i32 %z, %x
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 0
}
