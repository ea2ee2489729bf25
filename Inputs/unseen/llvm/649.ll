; issue: llvm/llvm-project#152851
; title: already aligned
; expected: ((x + C1) & C2) == x -> x & C1 == 0
; expected-pre: C2 == ~C1
; ops: add and icmp
; notes: a pull request; constants made up

define i1 @src(i32 %x) {
  %a = add i32 %x, 7
  %b = and i32 %a, -8
  %r = icmp eq i32 %b, %x
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %b = and i32 %x, 7
  %r = icmp eq i32 %b, 0
  ret i1 %r
}
