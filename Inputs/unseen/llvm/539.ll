; issue: llvm/llvm-project#72653
; title: not greater than its absolute value
; expected: a sle abs(a) -> true
; expected-pre: true
; ops: abs icmp
; notes: abs of C: poison for the smallest value

define i1 @src(i32 %a) {
  %abs = call i32 @llvm.abs.i32(i32 %a, i1 true)
  %r = icmp sle i32 %a, %abs
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  ret i1 true
}

declare i32 @llvm.abs.i32(i32, i1)
