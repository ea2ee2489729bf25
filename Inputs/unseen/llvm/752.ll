; issue: llvm/llvm-project#119131
; title: no-wrap truncation of a nonzero value to a bit
; expected: assume(x != C): trunc nuw x to i1 -> true
; expected-pre: C == 0
; ops: icmp trunc assume
; notes: a pull request; width made up

define i1 @src(i8 %x) {
  %c = icmp ne i8 %x, 0
  call void @llvm.assume(i1 %c)
  %r = trunc nuw i8 %x to i1
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  ret i1 true
}

declare void @llvm.assume(i1)
