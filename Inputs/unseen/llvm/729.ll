; issue: llvm/llvm-project#122520
; title: negative remainder found by an unsigned comparison
; expected: (x %s C1) ugt C2 -> (x & (SMIN | (C1 - 1))) ugt SMIN
; expected-pre: C1 is a positive power of two and C1 - 1 ule C2 ule -C1
; ops: srem icmp and
; notes: a pull request; its example, with the remainder by a power of two as a mask

define i1 @src(i32 %x) {
  %m = srem i32 %x, 8
  %r = icmp ugt i32 %m, -2147483648
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = and i32 %x, -2147483641
  %r = icmp ugt i32 %a, -2147483648
  ret i1 %r
}
