; issue: llvm/llvm-project#59773
; title: masked by a complemented flag
; expected: (sext(a) ^ C) & b -> select(a, 0, b)
; expected-pre: C == -1
; ops: sext xor and
; notes: the xor has another use in the issue; width made up

define i32 @src(i1 %a, i32 %b) {
  %s = sext i1 %a to i32
  %n = xor i32 %s, -1
  %r = and i32 %n, %b
  ret i32 %r
}

define i32 @tgt(i1 %a, i32 %b) {
  %r = select i1 %a, i32 0, i32 %b
  ret i32 %r
}
