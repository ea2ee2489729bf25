; issue: llvm/llvm-project#184762
; title: round up to a multiple through a rounded-up quotient
; expected: ((v /u C1) + zext((v %u C2) != 0)) * C3 -> (v + (C1 - 1)) & -C1
; expected-pre: C1 == C2 and C1 == C3 and C1 a power of two
; ops: udiv urem icmp zext add mul and
; notes: issue is C code; transcribed by us

define i32 @src(i32 %v) {
  %d = udiv i32 %v, 64
  %m = urem i32 %v, 64
  %c = icmp ne i32 %m, 0
  %z = zext i1 %c to i32
  %s = add i32 %d, %z
  %r = mul i32 %s, 64
  ret i32 %r
}

define i32 @tgt(i32 %v) {
  %a = add i32 %v, 63
  %r = and i32 %a, -64
  ret i32 %r
}
