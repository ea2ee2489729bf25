; issue: llvm/llvm-project#143636
; title: rounded-up quotient is zero only for zero
; expected: ((lshr (x + C1), C2) +nuw nsw zext(((x + C1) & C3) != 0)) == 0 -> x == -C1
; expected-pre: the low C2 bits of C3 are ones
; ops: add lshr and icmp zext
; notes: -

define i1 @src(i32 %x) {
  %a = add i32 %x, 1
  %q = lshr i32 %a, 4
  %m = and i32 %a, 15
  %c = icmp ne i32 %m, 0
  %e = zext i1 %c to i32
  %s = add nuw nsw i32 %q, %e
  %r = icmp eq i32 %s, 0
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp eq i32 %x, -1
  ret i1 %r
}
