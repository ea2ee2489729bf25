; issue: llvm/llvm-project#65852
; title: equality with the outcome of a compare
; expected: x == zext(x != C) -> x == 1
; expected-pre: C >u 1
; ops: icmp zext
; notes: a pull request; its issue is #65073; constant made up

define i1 @src(i32 %x) {
  %c = icmp ne i32 %x, 2
  %z = zext i1 %c to i32
  %r = icmp eq i32 %x, %z
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp eq i32 %x, 1
  ret i1 %r
}
