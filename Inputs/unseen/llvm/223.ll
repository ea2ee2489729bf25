; issue: llvm/llvm-project#85313
; title: quotient less than its dividend
; expected: (x sdiv C) slt x -> x sgt 0
; expected-pre: C != 1
; ops: sdiv icmp
; notes: -

define i1 @src(i32 %x) {
  %d = sdiv i32 %x, 131313
  %r = icmp slt i32 %d, %x
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, 0
  ret i1 %r
}
