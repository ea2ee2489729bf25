; (fixnum? (abs x)) => #t for a fixnum x of 63 bits: -2^62 <= x < 2^62.
; Wrong for one of these: the absolute value of the most negative fixnum, 2^62, is no fixnum.
define i1 @src(i64 %x) {
  %o = add i64 %x, 4611686018427387904
  %i = icmp ult i64 %o, -9223372036854775808
  call void @llvm.assume(i1 %i)
  %a = call i64 @llvm.abs.i64(i64 %x, i1 false)
  %s = add i64 %a, 4611686018427387904
  %r = icmp ult i64 %s, -9223372036854775808
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  ret i1 true
}

declare i64 @llvm.abs.i64(i64, i1)
declare void @llvm.assume(i1)
