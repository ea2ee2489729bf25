; issue: llvm/llvm-project#122235
; title: funnel shift of zeros by an amount in range
; expected: fshl(x, C2, y) -> x << y, when y <u C1
; expected-pre: C1 <=u W, C2 == 0
; ops: fshl
; notes: the range of y as a fact

define i32 @src(i32 %x, i32 %y) {
  %c = icmp ult i32 %y, 32
  call void @llvm.assume(i1 %c)
  %r = call i32 @llvm.fshl.i32(i32 %x, i32 0, i32 %y)
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %r = shl i32 %x, %y
  ret i32 %r
}
