; issue: llvm/llvm-project#129352
; title: a multiple is no less
; expected: (x *nuw C) uge x -> true
; expected-pre: C != 0
; ops: mul icmp
; notes: a pull request; constant made up

define i1 @src(i8 %x) {
  %m = mul nuw i8 %x, 3
  %r = icmp uge i8 %m, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  ret i1 true
}
