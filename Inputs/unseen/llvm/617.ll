; issue: llvm/llvm-project#87935
; title: equality of a truncation without lost bits
; expected: trunc nuw(x) == C -> x == zext(C)
; expected-pre: true
; ops: trunc icmp
; notes: a pull request

define i1 @src(i32 %x) {
  %t = trunc nuw i32 %x to i8
  %r = icmp eq i8 %t, 123
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp eq i32 %x, 123
  ret i1 %r
}
