; issue: llvm/llvm-project#121771
; title: non-negative remainder by a variable power of two, commuted
; expected: p = C << y, r = x %s p: r <s 0 ? p + r : r -> x & ~(-C << y)
; expected-pre: C is a power of two
; ops: shl srem icmp add select xor and
; notes: the issue's second function, to its first one's result

define i8 @src(i8 %x, i8 %y) {
  %p = shl i8 1, %y
  %m = srem i8 %x, %p
  %c = icmp slt i8 %m, 0
  %a = add i8 %p, %m
  %r = select i1 %c, i8 %a, i8 %m
  ret i8 %r
}

define i8 @tgt(i8 %x, i8 %y) {
  %n = shl nsw i8 -1, %y
  %k = xor i8 %n, -1
  %r = and i8 %x, %k
  ret i8 %r
}
