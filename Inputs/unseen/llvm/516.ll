; issue: llvm/llvm-project#214480
; title: remainder equal to the dividend
; expected: (x %u y) == x -> x <u y
; expected-pre: true
; ops: urem icmp
; notes: result not extended to int

define i1 @src(i32 %x, i32 %y) {
  %m = urem i32 %x, %y
  %r = icmp eq i32 %m, %x
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %r = icmp ult i32 %x, %y
  ret i1 %r
}
