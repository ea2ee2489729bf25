; issue: llvm/llvm-project#141962
; title: sum that overflows and does not
; expected: y ule (x ^ C1) && x ugt (y ^ C2) -> false
; expected-pre: C1 == -1 and C2 == -1
; ops: xor icmp and
; notes: a pull request; its issue is #141479

define i1 @src(i32 %x, i32 %y) {
  %a = xor i32 %x, -1
  %b = icmp ule i32 %y, %a
  %c = xor i32 %y, -1
  %d = icmp ugt i32 %x, %c
  %r = and i1 %b, %d
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 false
}
