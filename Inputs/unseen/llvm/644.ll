; issue: llvm/llvm-project#200109
; title: reassembled from a funnel shift
; expected: (fshr(a, b, C1) << C2) | (b & C3) -> b
; expected-pre: C1 mod W == C2 and C3 has the low C2 bits
; ops: fshr shl and or
; notes: a pull request; constant as in its proof

define i32 @src(i32 %a, i32 %b) {
  %f = call i32 @llvm.fshr.i32(i32 %a, i32 %b, i32 8)
  %s = shl i32 %f, 8
  %m = and i32 %b, 255
  %r = or i32 %s, %m
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  ret i32 %b
}

declare i32 @llvm.fshr.i32(i32, i32, i32)
