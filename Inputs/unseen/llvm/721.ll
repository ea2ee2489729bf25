; issue: llvm/llvm-project#184246
; title: any of two bits set
; expected: trunc ((x >>u C) | x) to i1 -> (x & (2^C | 1)) != 0
; expected-pre: C ult W
; ops: lshr or trunc and icmp
; notes: a pull request; constant and width made up

define i1 @src(i32 %x) {
  %s = lshr i32 %x, 3
  %o = or i32 %s, %x
  %r = trunc i32 %o to i1
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = and i32 %x, 9
  %r = icmp ne i32 %a, 0
  ret i1 %r
}
