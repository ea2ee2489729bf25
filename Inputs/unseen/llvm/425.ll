; issue: llvm/llvm-project#90000
; title: cap on a trailing-zero count
; expected: umin(cttz(x), C) -> cttz(x | (1 << C))
; expected-pre: C <u W
; ops: cttz umin
; notes: same number of instructions

define i16 @src(i16 %x) {
  %z = call i16 @llvm.cttz.i16(i16 %x, i1 false)
  %r = call i16 @llvm.umin.i16(i16 %z, i16 6)
  ret i16 %r
}

define i16 @tgt(i16 %x) {
  %o = or i16 %x, 64
  %r = call i16 @llvm.cttz.i16(i16 %o, i1 false)
  ret i16 %r
}

declare i16 @llvm.cttz.i16(i16, i1)
declare i16 @llvm.umin.i16(i16, i16)
