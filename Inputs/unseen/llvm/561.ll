; issue: llvm/llvm-project#200538
; title: one shifted right by a variable
; expected: lshr C, a -> zext(a == 0)
; expected-pre: C == 1
; ops: lshr
; notes: one instruction more

define i32 @src(i32 %a) {
  %shr = lshr i32 1, %a
  ret i32 %shr
}

define i32 @tgt(i32 %a) {
  %cmp = icmp eq i32 %a, 0
  %conv = zext i1 %cmp to i32
  ret i32 %conv
}
