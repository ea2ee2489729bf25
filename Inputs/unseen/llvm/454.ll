; issue: llvm/llvm-project#65833
; title: compare of two masks of one value, one inside the other
; expected: (x & C1) ule (x & C2) -> true
; expected-pre: C1 & ~C2 == 0
; ops: and icmp
; notes: constants made up after its patch

define i1 @src(i32 %x) {
  %a = and i32 %x, 3
  %b = and i32 %x, 7
  %r = icmp ule i32 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  ret i1 true
}
