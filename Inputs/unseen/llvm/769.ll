; issue: llvm/llvm-project#152797
; title: low bits of a sum with an aligned value
; expected: assume((y & C1) == C2): (x + y) & C3 -> x & C3
; expected-pre: up to the highest bit of C3, C1 has all bits and C2 has none
; ops: and icmp add assume
; notes: pointer, its alignment as an assumption; the test of the bit left out

define i64 @src(i64 %x, i64 %y) {
  %m = and i64 %y, 3
  %c = icmp eq i64 %m, 0
  call void @llvm.assume(i1 %c)
  %s = add i64 %x, %y
  %r = and i64 %s, 2
  ret i64 %r
}

define i64 @tgt(i64 %x, i64 %y) {
  %r = and i64 %x, 2
  ret i64 %r
}

declare void @llvm.assume(i1)
