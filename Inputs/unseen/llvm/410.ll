; issue: llvm/llvm-project#56563
; title: compare before a no-wrap multiplication
; expected: (x *nuw C1) ult C2 -> x ult ceil(C2 / C1)
; expected-pre: C1 != 0
; ops: mul icmp
; notes: i128 in the issue

define i1 @src(i64 %x) {
  %p = mul nuw i64 %x, 5
  %r = icmp ult i64 %p, -9223372036854775808
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %r = icmp ult i64 %x, 1844674407370955162
  ret i1 %r
}
