; issue: llvm/llvm-project#61223
; title: half of an odd number less one
; expected: assume((n & C1) != C2): (n + C3) >>u C4 -> n >>u C4
; expected-pre: C2 == 0, -C3 <=u the lowest bit of C1, C1 >>u C4 == 0
; ops: and icmp add lshr assume
; notes: C in the issue

define i32 @src(i32 %n) {
  %a = and i32 %n, 1
  %c = icmp ne i32 %a, 0
  call void @llvm.assume(i1 %c)
  %d = add i32 %n, -1
  %r = lshr i32 %d, 1
  ret i32 %r
}

define i32 @tgt(i32 %n) {
  %r = lshr i32 %n, 1
  ret i32 %r
}

declare void @llvm.assume(i1)
