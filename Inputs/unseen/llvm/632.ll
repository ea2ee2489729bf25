; issue: llvm/llvm-project#133344
; title: equal truncated booleans
; expected: (trunc nuw a to i1) == (trunc nuw b to i1) -> a == b
; expected-pre: true
; ops: trunc icmp
; notes: -

define i1 @src(i8 %a, i8 %b) {
  %at = trunc nuw i8 %a to i1
  %bt = trunc nuw i8 %b to i1
  %eq = icmp eq i1 %at, %bt
  ret i1 %eq
}

define i1 @tgt(i8 %a, i8 %b) {
  %eq = icmp eq i8 %a, %b
  ret i1 %eq
}
