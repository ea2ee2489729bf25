; issue: llvm/llvm-project#32161
; title: equality of two offset values
; expected: (x +nsw C1) == (y +nsw C2) -> x + (C1 - C2) == y
; expected-pre: true
; ops: add icmp
; notes: -

define i1 @src(i32 %x, i32 %y) {
  %p = add nsw i32 %x, 1
  %q = add nsw i32 %y, -1
  %r = icmp eq i32 %p, %q
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %p = add i32 %x, 2
  %r = icmp eq i32 %p, %y
  ret i1 %r
}
