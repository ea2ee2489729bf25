; issue: llvm/llvm-project#48027
; title: second bit of a square
; expected: ((x * x) & C) != 0 -> false
; expected-pre: (C & ~2) == 0
; ops: mul and icmp
; notes: -

define i1 @src(i32 %x) {
  %s = mul i32 %x, %x
  %m = and i32 %s, 2
  %r = icmp ne i32 %m, 0
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  ret i1 false
}
