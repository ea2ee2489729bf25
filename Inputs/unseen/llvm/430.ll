; issue: llvm/llvm-project#154025
; title: select between a value and zero under a test that the value implies
; expected: (((w | z) | x) != 0 || y != C) ? x : 0 -> x
; expected-pre: true
; ops: or icmp select
; notes: C is 0 in the issue

define i32 @src(i32 %x, i32 %y, i32 %z, i32 %w) {
  %v0 = or i32 %w, %z
  %v1 = icmp ne i32 %y, 0
  %v2 = or i32 %v0, %x
  %v3 = icmp ne i32 %v2, 0
  %v4 = select i1 %v3, i1 true, i1 %v1
  %v5 = select i1 %v4, i32 %x, i32 0
  ret i32 %v5
}

define i32 @tgt(i32 %x, i32 %y, i32 %z, i32 %w) {
  ret i32 %x
}
