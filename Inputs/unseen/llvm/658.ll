; issue: llvm/llvm-project#76385
; title: absolute value above the value
; expected: abs(x) sgt x -> x slt 0
; expected-pre: abs(INT_MIN) is poison
; ops: abs icmp
; notes: a pull request; its issue is #72653

define i1 @src(i8 %x) {
  %a = call i8 @llvm.abs.i8(i8 %x, i1 true)
  %r = icmp sgt i8 %a, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, 0
  ret i1 %r
}

declare i8 @llvm.abs.i8(i8, i1)
