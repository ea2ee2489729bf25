; issue: llvm/llvm-project#70204
; title: absolute value with a redundant special case
; expected: a == C1 ? C2 : abs(a) -> abs(a)
; expected-pre: C2 == |C1| and C1 != INT_MIN
; ops: icmp abs select
; notes: the issue has 0, 0

define i32 @src(i32 %a) {
  %c = icmp eq i32 %a, 0
  %b = call i32 @llvm.abs.i32(i32 %a, i1 true)
  %r = select i1 %c, i32 0, i32 %b
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %r = call i32 @llvm.abs.i32(i32 %a, i1 true)
  ret i32 %r
}

declare i32 @llvm.abs.i32(i32, i1)
