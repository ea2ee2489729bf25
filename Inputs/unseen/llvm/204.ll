; issue: llvm/llvm-project#72512
; title: offset on one side of a difference compared with the same offset
; expected: ((a + C1) - b) == C2 -> a == b
; expected-pre: C1 == C2
; ops: add sub icmp
; notes: general: a - b == C2 - C1, which saves nothing unless C1 == C2

define i1 @src(i32 %a, i32 %b) {
  %s = add i32 %a, 1
  %d = sub i32 %s, %b
  %r = icmp eq i32 %d, 1
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b) {
  %r = icmp eq i32 %a, %b
  ret i1 %r
}
