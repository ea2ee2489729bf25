; issue: llvm/llvm-project#88170
; title: signed maximum of a nonzero value and a negative one is not zero
; expected: assume(x != C1): smax(x, C2) == C3 -> false
; expected-pre: C2 sgt C3, or C1 == C3 and (C2 slt C3 or C3 == SMIN)
; ops: icmp smax assume
; notes: a pull request; constants made up

define i1 @src(i8 %x) {
  %c = icmp ne i8 %x, 0
  call void @llvm.assume(i1 %c)
  %m = call i8 @llvm.smax.i8(i8 %x, i8 -32)
  %r = icmp eq i8 %m, 0
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  ret i1 false
}

declare void @llvm.assume(i1)
declare i8 @llvm.smax.i8(i8, i8)
