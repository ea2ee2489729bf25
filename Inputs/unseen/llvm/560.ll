; issue: llvm/llvm-project#57532
; title: less than its complement
; expected: x slt ~x -> x slt 0
; expected-pre: true
; ops: xor icmp
; notes: -

define i1 @src(i32 %x) {
  %not = xor i32 %x, -1
  %r = icmp slt i32 %x, %not
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp slt i32 %x, 0
  ret i1 %r
}
