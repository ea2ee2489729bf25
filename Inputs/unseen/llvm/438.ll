; issue: llvm/llvm-project#218231
; title: leading zeros of a widened bit reversal
; expected: ctlz(zext(bitreverse x), true) == zext(cttz(x, true) | disjoint C) -> true
; expected-pre: C == W - V
; ops: bitreverse zext ctlz cttz or icmp
; notes: two widths

define i1 @src(i16 %x) {
  %b = call i16 @llvm.bitreverse.i16(i16 %x)
  %z = zext i16 %b to i32
  %l = call i32 @llvm.ctlz.i32(i32 %z, i1 true)
  %t = call i16 @llvm.cttz.i16(i16 %x, i1 true)
  %o = or disjoint i16 %t, 16
  %e = zext nneg i16 %o to i32
  %r = icmp eq i32 %l, %e
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  ret i1 true
}
