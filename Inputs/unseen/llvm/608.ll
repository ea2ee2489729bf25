; issue: llvm/llvm-project#137875
; title: zero test of an or with a shifted value
; expected: ((a <<nuw C1) | b) == C2 -> (a | b) == C2
; expected-pre: C2 == 0
; ops: shl or icmp
; notes: a pull request; constant made up

define i1 @src(i32 %a, i32 %b_) {
  %s = shl nuw i32 %a, 8
  %o = or i32 %s, %b_
  %r = icmp eq i32 %o, 0
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b_) {
  %o = or i32 %a, %b_
  %r = icmp eq i32 %o, 0
  ret i1 %r
}
