; issue: llvm/llvm-project#203039
; title: high bits of a no-wrap sum
; expected: (((a | C1) +nuw b) >>u C2) != C3 -> true
; expected-pre: C3 ult (C1 >>u C2) or C3 ugt (-1 >>u C2)
; ops: or add lshr icmp
; notes: a pull request; constants and width made up

define i1 @src(i32 %a, i32 %b) {
  %o = or i32 %a, 16
  %s = add nuw i32 %o, %b
  %h = lshr i32 %s, 3
  %r = icmp ne i32 %h, 0
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  ret i1 true
}
