; issue: llvm/llvm-project#223348
; title: greater than its wrapping negation
; expected: x sgt -x -> x sgt 0
; expected-pre: true
; ops: sub icmp
; notes: -

define i1 @src(i32 %x) {
  %neg = sub i32 0, %x
  %r = icmp sgt i32 %x, %neg
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, 0
  ret i1 %r
}
