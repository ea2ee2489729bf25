; issue: llvm/llvm-project#70374
; title: bound implied by a bound with a non-negative offset
; expected: (z sgt C) && (y +nsw z) sle x && (x sge y) -> (z sgt C) && (y +nsw z) sle x
; expected-pre: C >=s -1
; ops: icmp add and
; notes: bitwise and here, && in the issue

define i1 @src(i32 %x, i32 %y, i32 %z) {
  %a = icmp sgt i32 %z, -1
  %s = add nsw i32 %z, %y
  %b = icmp sle i32 %s, %x
  %c = icmp sge i32 %x, %y
  %d = and i1 %a, %c
  %r = and i1 %d, %b
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y, i32 %z) {
  %a = icmp sgt i32 %z, -1
  %s = add nsw i32 %z, %y
  %b = icmp sle i32 %s, %x
  %r = and i1 %a, %b
  ret i1 %r
}
