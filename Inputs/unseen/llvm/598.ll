; issue: llvm/llvm-project#90295
; title: multiplication by a power of two plus one, shifted back
; expected: (x *nuw C1) >>u exact C2 -> (x >>u exact C2) +nuw x
; expected-pre: C1 == (1 << C2) + 1
; ops: mul lshr add
; notes: a pull request

define i32 @src(i32 %x) {
  %mul = mul nuw i32 %x, 3
  %lshr = lshr exact i32 %mul, 1
  ret i32 %lshr
}

define i32 @tgt(i32 %x) {
  %s = lshr exact i32 %x, 1
  %r = add nuw i32 %s, %x
  ret i32 %r
}
