; issue: llvm/llvm-project#163110
; title: equality of shifted values with an offset
; expected: (x <<nsw C1) == ((y <<nsw C2) +nsw C3) -> x == y + (C3 >>s C1)
; expected-pre: C1 == C2, C1 <u W and C3 a multiple of 1 << C1
; ops: shl add icmp
; notes: constants made up after its patch

define i1 @src(i64 %x, i64 %y) {
  %p = shl nsw i64 %x, 5
  %q = shl nsw i64 %y, 5
  %o = add nsw i64 %q, 32
  %r = icmp eq i64 %p, %o
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y) {
  %o = add i64 %y, 1
  %r = icmp eq i64 %x, %o
  ret i1 %r
}
