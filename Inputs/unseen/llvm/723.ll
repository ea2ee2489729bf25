; issue: llvm/llvm-project#74302
; title: complement in a sum that is compared
; expected: (b + (a ^ C1)) sgt C2 -> (a - b) slt ~C2
; expected-pre: C1 == -1
; ops: xor add icmp sub
; notes: -

define i1 @src(i32 %a, i32 %b) {
  %i10 = xor i32 %a, -1
  %sub2.le = add i32 %b, %i10
  %cmp = icmp sgt i32 %sub2.le, 0
  ret i1 %cmp
}

define i1 @tgt(i32 %a, i32 %b) {
  %notsub = sub i32 %a, %b
  %cmp = icmp slt i32 %notsub, -1
  ret i1 %cmp
}
