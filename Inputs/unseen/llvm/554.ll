; issue: llvm/llvm-project#130088
; title: range check of a sign extension
; expected: (sext(x) + C1) ult C2 -> (x + trunc(C1)) ult trunc(C2)
; expected-pre: C1 between -2^(V-1) and 2^(V-1), C2 ult 2^V, C2 <=u C1 + 2^(V-1)
; ops: sext add icmp
; notes: i128 in the issue

define i1 @src(i16 %x) {
  %conv = sext i16 %x to i64
  %add = add i64 %conv, 128
  %r = icmp ult i64 %add, 256
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  %add = add i16 %x, 128
  %r = icmp ult i16 %add, 256
  ret i1 %r
}
