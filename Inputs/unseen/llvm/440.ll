; issue: llvm/llvm-project#54750
; title: sign test through a smeared sign bit
; expected: ((x >>s C1) & C2) == C3 -> x sgt -1
; expected-pre: C1 == W - 1 and C2 != 0 and C3 == 0
; ops: ashr and icmp
; notes: the first fold that a comment asks for; the scored condition also takes smaller shifts whose mask only sees sign copies

define i1 @src(i32 %x) {
  %s = ashr i32 %x, 31
  %a = and i32 %s, 1
  %r = icmp eq i32 %a, 0
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, -1
  ret i1 %r
}
