; issue: llvm/llvm-project#196233
; title: square compared with a constant
; expected: (x *nuw x) <=u C -> x <=u floor(sqrt C)
; expected-pre: true
; ops: mul icmp
; notes: -

define i1 @src(i16 %x) {
  %m = mul nuw i16 %x, %x
  %r = icmp ule i16 %m, 9
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  %r = icmp ule i16 %x, 3
  ret i1 %r
}
