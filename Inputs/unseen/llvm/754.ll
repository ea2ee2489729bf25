; issue: llvm/llvm-project#83739
; title: inner select decided by the outer condition
; expected: select(x slt C1, select(x slt C2, a, b), c) -> select(x slt C1, a, c)
; expected-pre: C1 sle C2
; ops: icmp select
; notes: a pull request; constants and width made up

define i32 @src(i32 %x, i32 %a, i32 %b, i32 %c) {
  %p = icmp slt i32 %x, 10
  %q = icmp slt i32 %x, 20
  %s = select i1 %q, i32 %a, i32 %b
  %r = select i1 %p, i32 %s, i32 %c
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %a, i32 %b, i32 %c) {
  %p = icmp slt i32 %x, 10
  %r = select i1 %p, i32 %a, i32 %c
  ret i32 %r
}
