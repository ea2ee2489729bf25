; issue: llvm/llvm-project#188731
; title: quotient of a non-negative value compared unsigned
; expected: assume(x sgt C1): (x /s C2) ugt C3 -> x ugt C2 * C3 + (C2 - 1)
; expected-pre: C1 sge -1 and C2 sgt 0 and C2 * C3 + (C2 - 1) does not overflow
; ops: icmp sdiv assume
; notes: a pull request, constants as in its description; width made up

define i1 @src(i32 %x) {
  %nn = icmp sgt i32 %x, -1
  call void @llvm.assume(i1 %nn)
  %d = sdiv i32 %x, 64
  %r = icmp ugt i32 %d, 2
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp ugt i32 %x, 191
  ret i1 %r
}

declare void @llvm.assume(i1)
