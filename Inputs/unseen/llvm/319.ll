; issue: llvm/llvm-project#204047
; title: all bits are shifted out
; expected: assume(y ult C1); assume((z + C2) ult C3); x ^ ashr(y, z) -> x
; expected-pre: C1 - 1 >=s 0 and lshr(C1 - 1, -C2) == 0 and -C2 <=u C3 - 1 - C2
; ops: add icmp ashr xor assume
; notes: issue is C code with unreachable outside the ranges; transcribed by us, without the unneeded range of x

define i32 @src(i32 %x, i32 %y, i32 %z) {
  %k = icmp ult i32 %y, 2
  call void @llvm.assume(i1 %k)
  %o = add i32 %z, -1
  %l = icmp ult i32 %o, 2
  call void @llvm.assume(i1 %l)
  %s = ashr i32 %y, %z
  %r = xor i32 %x, %s
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y, i32 %z) {
  ret i32 %x
}
