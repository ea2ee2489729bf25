; issue: llvm/llvm-project#56795
; title: product with a difference that is zero
; expected: select(x == y, x * (x - y), C) -> 0
; expected-pre: C == 0
; ops: icmp sub mul select
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %c = icmp eq i32 %x, %y
  %s = sub i32 %x, %y
  %m = mul i32 %s, %x
  %r = select i1 %c, i32 %m, i32 0
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  ret i32 0
}
