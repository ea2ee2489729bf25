; issue: llvm/llvm-project#58253
; title: remainder of a sum of two remainders is a conditional subtraction
; expected: s = (x urem C1) + (y urem C2): s urem C3 -> s uge C3 ? s -nuw C3 : s
; expected-pre: C1, C2, C3 != 0, and (C1 - 1) + (C2 - 1) < 2 * C3 without overflow (C1 == C2 == C3 in the issue)
; ops: urem add
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %a = urem i32 %x, 13
  %b = urem i32 %y, 13
  %s = add i32 %b, %a
  %r = urem i32 %s, 13
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %a = urem i32 %x, 13
  %b = urem i32 %y, 13
  %s = add i32 %b, %a
  %c = icmp uge i32 %s, 13
  %d = sub nuw i32 %s, 13
  %r = select i1 %c, i32 %d, i32 %s
  ret i32 %r
}
