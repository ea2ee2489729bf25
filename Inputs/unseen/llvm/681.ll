; issue: llvm/llvm-project#68514
; title: equality and a comparison of the low half
; expected: (x == C1) | (trunc x sgt C2) -> trunc x sgt C2
; expected-pre: trunc C1 sgt C2
; ops: icmp trunc or
; notes: second function of the issue, C there

define i1 @src(i32 %b) {
  %t = icmp eq i32 %b, 3
  %t1 = trunc i32 %b to i16
  %t2 = icmp sgt i16 %t1, 2
  %r = or i1 %t, %t2
  ret i1 %r
}

define i1 @tgt(i32 %b) {
  %t1 = trunc i32 %b to i16
  %r = icmp sgt i16 %t1, 2
  ret i1 %r
}
