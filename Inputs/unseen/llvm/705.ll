; issue: llvm/llvm-project#140369
; title: remainder of a reduced value plus a constant
; expected: assume(x ult C1), s = x + C2: s %u C3 -> select(s uge C3, s - C3, s)
; expected-pre: C3 slt 0, or C1 - 1 + C2 does not overflow and is below 2 * C3
; ops: icmp add urem sub select assume
; notes: a pull request; C in its description, flags left out

define i32 @src(i32 %m) {
  %c = icmp ult i32 %m, 600
  call void @llvm.assume(i1 %c)
  %s = add i32 %m, 7
  %r = urem i32 %s, 600
  ret i32 %r
}

define i32 @tgt(i32 %m) {
  %s = add i32 %m, 7
  %w = icmp uge i32 %s, 600
  %d = sub i32 %s, 600
  %r = select i1 %w, i32 %d, i32 %s
  ret i32 %r
}

declare void @llvm.assume(i1)
