; issue: llvm/llvm-project#78016
; title: a bound on a value or on its square
; expected: (a slt C1) || ((a *nsw a) sgt C2) -> true
; expected-pre: C2 <s 0 or (C1 >s 0 and (C1 * C1 overflows or C1 * C1 >s C2))
; ops: icmp mul select
; notes: C in the issue, target inferred

define i1 @src(i32 %a) {
  %c1 = icmp slt i32 %a, 4
  %m = mul nsw i32 %a, %a
  %c2 = icmp sgt i32 %m, 7
  %r = select i1 %c1, i1 true, i1 %c2
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  ret i1 true
}
