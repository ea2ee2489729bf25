; issue: llvm/llvm-project#152948
; title: value just below an aligned block or in the block
; expected: (x == C1) | ((x & C2) == C3) -> (x - C1) ult 1 - C2
; expected-pre: -C2 is a power of two, C3 == C1 + 1, C3 & ~C2 == 0
; ops: icmp and or
; notes: weakest but for C2 == 0, where the mask test is a constant

define i1 @src(i32 %x) {
  %c1 = icmp eq i32 %x, 127
  %a = and i32 %x, -32
  %c2 = icmp eq i32 %a, 128
  %r = or i1 %c1, %c2
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = add i32 %x, -127
  %r = icmp ult i32 %a, 33
  ret i1 %r
}
