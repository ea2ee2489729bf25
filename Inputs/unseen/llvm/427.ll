; issue: llvm/llvm-project#69803
; title: compare with a complement on both sides
; expected: (~a ^ b) slt ~a -> (b ^ a) sgt a
; expected-pre: true
; ops: xor icmp
; notes: -

define i1 @src(i32 %a, i32 %b) {
  %n = xor i32 %a, -1
  %x = xor i32 %n, %b
  %r = icmp slt i32 %x, %n
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %x = xor i32 %b, %a
  %r = icmp sgt i32 %x, %a
  ret i1 %r
}
