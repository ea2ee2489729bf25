; issue: llvm/llvm-project#97037
; title: remainder of a multiple
; expected: (x *nuw C1) %u C2 -> 0
; expected-pre: C1 %u C2 == 0
; ops: mul urem
; notes: a pull request; constants made up

define i16 @src(i16 %x) {
  %m = mul nuw i16 %x, 21
  %r = urem i16 %m, 7
  ret i16 %r
}

define i16 @tgt(i16 %x) {
  ret i16 0
}
