; issue: llvm/llvm-project#217033
; title: zero guard of a rotation by the amount modulo the width
; expected: select((s & C1) == C2, x, fshl(x, x, s)) -> fshl(x, x, s)
; expected-pre: W a power of two, C1 has the bits of W-1, C2 none of them (or C2 has bits outside C1)
; ops: and icmp fshl select
; notes: a pull request; width made up

define i32 @src(i32 %x, i32 %s) {
  %a = and i32 %s, 31
  %c = icmp eq i32 %a, 0
  %f = call i32 @llvm.fshl.i32(i32 %x, i32 %x, i32 %s)
  %r = select i1 %c, i32 %x, i32 %f
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %s) {
  %r = call i32 @llvm.fshl.i32(i32 %x, i32 %x, i32 %s)
  ret i32 %r
}

declare i32 @llvm.fshl.i32(i32, i32, i32)
