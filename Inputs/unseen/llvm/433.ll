; issue: llvm/llvm-project#222281
; title: constant shifted by an offset count of trailing zeros
; expected: C1 >>u (cttz(x, true) + C2) -> (C1 << -C2) >>u cttz(x, true)
; expected-pre: C1 << -C2 does not overflow (unsigned)
; ops: cttz add lshr
; notes: i8 count in the issue

define i32 @src(i32 %x) {
  %t = call i32 @llvm.cttz.i32(i32 %x, i1 true)
  %s = add nsw i32 %t, -3
  %r = lshr i32 64, %s
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %t = call i32 @llvm.cttz.i32(i32 %x, i1 true)
  %r = lshr i32 512, %t
  ret i32 %r
}
