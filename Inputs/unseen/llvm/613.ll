; issue: llvm/llvm-project#51477
; title: no-wrap subtraction from a constant has a bound
; expected: (C1 -nuw x) ult C2 -> true
; expected-pre: C2 ugt C1
; ops: sub icmp
; notes: -

define i1 @src(i64 %x) {
  %y = sub nuw i64 10, %x
  %z = icmp ult i64 %y, 11
  ret i1 %z
}

define i1 @tgt(i64 %x) {
  ret i1 true
}
