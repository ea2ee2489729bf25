; issue: llvm/llvm-project#100437
; title: bit test that chooses between constants
; expected: select(x & C1 == 0, C2, C3) -> (x & C1) + C2
; expected-pre: (C1 a power of two and C3 == C2 + C1) or C1 == 0
; ops: and icmp select
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %a = and i32 %x, 4
  %c = icmp eq i32 %a, 0
  %r = select i1 %c, i32 5, i32 9
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = and i32 %x, 4
  %r = add i32 %a, 5
  ret i32 %r
}
