; issue: llvm/llvm-project#66733
; title: equality makes a compare of the low part redundant
; expected: (a == C1) && (trunc(a) sgt C2) -> a == C1
; expected-pre: trunc(C1) >s C2
; ops: trunc icmp and
; notes: -

define i1 @src(i32 %a) {
  %b = trunc i32 %a to i16
  %t = icmp eq i32 %a, 0
  %t1 = icmp sgt i16 %b, -1
  %r = and i1 %t, %t1
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  %r = icmp eq i32 %a, 0
  ret i1 %r
}
