; (fixnum? (abs x)) => #t, where every machine word is a fixnum that is tagged by its sign.
; Wrong for one value, which no unit test tries: the absolute value of the most negative number is that number.
define i1 @src(i64 %x) {
  %a = call i64 @llvm.abs.i64(i64 %x, i1 false)
  %r = icmp sge i64 %a, 0
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  ret i1 true
}

declare i64 @llvm.abs.i64(i64, i1)
