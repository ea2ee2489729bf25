; issue: llvm/llvm-project#63321
; title: mask made from a 0/1 byte is a select
; expected: assume(c ult C1); (zext(c) + C2) & x -> select(trunc c, 0, x)
; expected-pre: C1 <=u 2 and C2 == -1
; ops: zext add and assume
; notes: range [0, 2) of the loaded byte written as an assume; the loads are the arguments

define i64 @src(i8 %c, i64 %x) {
  %k = icmp ult i8 %c, 2
  call void @llvm.assume(i1 %k)
  %z = zext i8 %c to i64
  %m = add nsw i64 %z, -1
  %r = and i64 %m, %x
  ret i64 %r
}

define i64 @tgt(i8 %c, i64 %x) {
  %t = trunc i8 %c to i1
  %r = select i1 %t, i64 0, i64 %x
  ret i64 %r
}
