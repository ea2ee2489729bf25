; issue: llvm/llvm-project#142466
; title: clamp of an index below a width
; expected: select(x slt y, x, y +nsw C) -> smin(x, y +nsw C)
; expected-pre: C == -1 or C == 0
; ops: icmp add select
; notes: a pull request, from its C++ example

define i32 @src(i32 %x, i32 %y) {
  %c = icmp slt i32 %x, %y
  %d = add nsw i32 %y, -1
  %r = select i1 %c, i32 %x, i32 %d
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %d = add nsw i32 %y, -1
  %r = call i32 @llvm.smin.i32(i32 %x, i32 %d)
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
