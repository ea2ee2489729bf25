; issue: llvm/llvm-project#88220
; title: multiplication and division that reduce to a shift
; expected: (x *nuw C1) /u C2 -> (x *nuw (C1/g)) >>u log2(C2/g), g = gcd(C1, C2)
; expected-pre: C2 != 0 and the odd part of C2 divides C1
; ops: mul udiv lshr
; notes: a pull request; flag as in its proof

define i32 @src(i32 %x) {
  %m = mul nuw i32 %x, 150
  %r = udiv i32 %m, 100
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %m = mul nuw i32 %x, 3
  %r = lshr i32 %m, 1
  ret i32 %r
}
