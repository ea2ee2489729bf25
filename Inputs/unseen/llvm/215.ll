; issue: llvm/llvm-project#152788
; title: offset term never wins a three-way max
; expected: smax(smax(shl nsw x, C1), add nsw x, C2), C3) -> smax(shl nsw x, C1), C3)
; expected-pre: 0 < C1 < W - 1 and 0 <s C2 <=s C3 and (C2 - 1) / (2^C1 - 1) <=u C3 - C2
; ops: shl add smax
; notes: the pull request's condition is C2 <= C3 * (2^C1 - 1) / 2^C1; reconstruction: instance chosen by us (growth policy: double, at least +8, at least 16)

define i32 @src(i32 %x) {
  %s = shl nsw i32 %x, 1
  %a = add nsw i32 %x, 8
  %m = call i32 @llvm.smax.i32(i32 %s, i32 %a)
  %r = call i32 @llvm.smax.i32(i32 %m, i32 16)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %s = shl nsw i32 %x, 1
  %r = call i32 @llvm.smax.i32(i32 %s, i32 16)
  ret i32 %r
}

declare i32 @llvm.smax.i32(i32, i32)
