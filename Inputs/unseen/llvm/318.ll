; issue: llvm/llvm-project#219163
; title: quotient of a value of small magnitude
; expected: assume(abs(x) ult C1); sdiv x, C2 -> 0
; expected-pre: C1 <=u abs(C2)
; ops: abs icmp sdiv assume
; notes: -

define i32 @src(i32 %x) {
  %a = call i32 @llvm.abs.i32(i32 %x, i1 false)
  %k = icmp ult i32 %a, 6
  call void @llvm.assume(i1 %k)
  %r = sdiv i32 %x, 6
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 0
}
