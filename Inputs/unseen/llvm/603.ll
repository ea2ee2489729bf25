; issue: llvm/llvm-project#185524
; title: low bit of one minus a value, saturating
; expected: trunc(usub.sat(C, x)) to i1 -> x == 0
; expected-pre: C == 1
; ops: usub.sat trunc icmp
; notes: a pull request; width made up

define i1 @src(i32 %x) {
  %s = call i32 @llvm.usub.sat.i32(i32 1, i32 %x)
  %r = trunc i32 %s to i1
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp eq i32 %x, 0
  ret i1 %r
}

declare i32 @llvm.usub.sat.i32(i32, i32)
