; issue: llvm/llvm-project#209321
; title: quotient that is at most two
; expected: x /u C -> zext(x uge C) + zext(x uge 2 * C)
; expected-pre: C ugt -1 /u 3 and C sgt 0
; ops: udiv icmp zext add
; notes: a pull request; constant as in its description

define i32 @src(i32 %x) {
  %r = udiv i32 %x, 2147483647
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = icmp uge i32 %x, 2147483647
  %za = zext i1 %a to i32
  %b = icmp uge i32 %x, -2
  %zb = zext i1 %b to i32
  %r = add i32 %za, %zb
  ret i32 %r
}
