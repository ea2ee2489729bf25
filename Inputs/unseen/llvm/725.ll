; issue: llvm/llvm-project#121672
; title: or is the sum when no bit is shared
; expected: select((x & y) == C, x | y, x + y) -> x + y
; expected-pre: C == 0
; ops: and icmp or add select
; notes: a pull request; one of its cases, width made up

define i32 @src(i32 %x, i32 %y) {
  %a = and i32 %x, %y
  %c = icmp eq i32 %a, 0
  %o = or i32 %x, %y
  %s = add i32 %x, %y
  %r = select i1 %c, i32 %o, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %s = add i32 %x, %y
  ret i32 %s
}
