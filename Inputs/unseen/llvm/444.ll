; issue: llvm/llvm-project#84608
; title: product of a value and its zero test
; expected: sext(x == C) * x -> 0
; expected-pre: C == 0
; ops: icmp sext mul
; notes: vectors in the issue

define i32 @src(i32 %x) {
  %c = icmp eq i32 %x, 0
  %s = sext i1 %c to i32
  %r = mul i32 %s, %x
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 0
}
