; issue: llvm/llvm-project#72965
; title: masked value above the value
; expected: (x & C) sgt x -> x slt 0
; expected-pre: C sge 0
; ops: and icmp
; notes: a pull request; constant and width made up

define i1 @src(i8 %x) {
  %a = and i8 %x, 60
  %r = icmp sgt i8 %a, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, 0
  ret i1 %r
}
