; issue: llvm/llvm-project#135557
; title: saturating subtraction stays below the limit
; expected: i ult n assumed: usub_sat(i, C) ult n -> true
; expected-pre: true
; ops: icmp assume usub_sat
; notes: -

define i1 @src(i64 %i, i64 %n) {
  %c = icmp ult i64 %i, %n
  call void @llvm.assume(i1 %c)
  %s = call i64 @llvm.usub.sat.i64(i64 %i, i64 1)
  %r = icmp ult i64 %s, %n
  ret i1 %r
}

define i1 @tgt(i64 %i, i64 %n) {
  ret i1 true
}
