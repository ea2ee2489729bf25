; issue: llvm/llvm-project#119196
; title: lowest bit and another bit set
; expected: trunc(x) to i1 & ((x & C1) != C2) -> (x & (C1 | 1)) == (C1 | 1)
; expected-pre: C1 a power of two and C2 == 0
; ops: trunc and icmp
; notes: a pull request; constant made up

define i1 @src(i32 %x) {
  %t = trunc i32 %x to i1
  %m = and i32 %x, 8
  %c = icmp ne i32 %m, 0
  %r = and i1 %t, %c
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %m = and i32 %x, 9
  %r = icmp eq i32 %m, 9
  ret i1 %r
}
