; issue: llvm/llvm-project#114797
; title: masked shift amount under a bounds check
; expected: select(a ugt C1, y, x << (a & C2)) -> select(a ugt C1, y, x << a)
; expected-pre: C2 has all bits up to the highest one of C1
; ops: and shl icmp select
; notes: a pull request; width made up

define i32 @src(i32 %x, i32 %y, i32 %a) {
  %m = and i32 %a, 31
  %s = shl i32 %x, %m
  %c = icmp ugt i32 %a, 31
  %r = select i1 %c, i32 %y, i32 %s
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y, i32 %a) {
  %s = shl i32 %x, %a
  %c = icmp ugt i32 %a, 31
  %r = select i1 %c, i32 %y, i32 %s
  ret i32 %r
}
