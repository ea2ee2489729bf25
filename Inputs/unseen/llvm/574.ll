; issue: llvm/llvm-project#132508
; title: compare with its own outcome
; expected: u ule zext(u ule zext c) -> u ule zext c
; expected-pre: true
; ops: zext icmp
; notes: C++ in the issue

define i1 @src(i32 %u, i1 %c) {
  %z = zext i1 %c to i32
  %l = icmp ule i32 %u, %z
  %y = zext i1 %l to i32
  %r = icmp ule i32 %u, %y
  ret i1 %r
}

define i1 @tgt(i32 %u, i1 %c) {
  %z = zext i1 %c to i32
  %r = icmp ule i32 %u, %z
  ret i1 %r
}
