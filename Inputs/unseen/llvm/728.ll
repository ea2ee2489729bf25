; issue: llvm/llvm-project#118726
; title: two multiples of one value compared
; expected: (z *nsw C1) slt (z *nsw C2) -> z sgt 0
; expected-pre: C1 slt C2
; ops: mul icmp
; notes: a pull request; constants and width made up

define i1 @src(i32 %z) {
  %a = mul nsw i32 %z, 3
  %b = mul nsw i32 %z, 5
  %r = icmp slt i32 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %z) {
  %r = icmp sgt i32 %z, 0
  ret i1 %r
}
