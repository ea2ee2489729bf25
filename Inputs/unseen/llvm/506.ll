; issue: llvm/llvm-project#73384
; title: lowest bit of an odd constant shifted left
; expected: (C1 << x) & C2 -> zext(x == 0)
; expected-pre: C1 odd, C2 == 1
; ops: shl and
; notes: -

define i32 @src(i32 %x) {
  %s = shl i32 3, %x
  %r = and i32 %s, 1
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = icmp eq i32 %x, 0
  %r = zext i1 %c to i32
  ret i32 %r
}
