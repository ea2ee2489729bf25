; issue: llvm/llvm-project#84951
; title: negated quotient of a non-negative value
; expected: assume(x sgt C1); 0 - (x /u C2) -> x /s -C2
; expected-pre: (C1 sge -1 and C2 ule SMIN) or C2 == 1
; ops: icmp udiv sub sdiv
; notes: a pull request; constant made up

define i32 @src(i32 %x) {
  %c = icmp sgt i32 %x, -1
  call void @llvm.assume(i1 %c)
  %d = udiv i32 %x, 7
  %r = sub i32 0, %d
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = sdiv i32 %x, -7
  ret i32 %r
}

declare void @llvm.assume(i1)
