; issue: llvm/llvm-project#57666
; title: hidden xor in a masked pair of selects
; expected: (select(p, C1, C2) & select(q, C3, C4)) == 0 -> p ^ q
; expected-pre: C1 & C3 != 0 and C1 & C4 == 0 and C2 & C3 == 0 and C2 & C4 != 0
; ops: select and icmp
; notes: -

define i1 @src(i1 %p, i1 %q) {
  %a = select i1 %p, i32 4, i32 1
  %b = select i1 %q, i32 4, i32 1
  %m = and i32 %b, %a
  %r = icmp eq i32 %m, 0
  ret i1 %r
}

define i1 @tgt(i1 %p, i1 %q) {
  %r = xor i1 %p, %q
  ret i1 %r
}
