; issue: llvm/llvm-project#166973
; title: samesign unsigned compare of a no-wrap offset is a signed compare
; expected: icmp samesign ugt (add nsw x, C1), C2 -> icmp sgt x, C2 - C1
; expected-pre: C2 - C1 does not overflow (signed)
; ops: add icmp
; notes: -

define i1 @src(i32 %x) {
  %a = add nsw i32 %x, -18
  %r = icmp samesign ugt i32 %a, 7
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, 25
  ret i1 %r
}
