; issue: llvm/llvm-project#83699
; title: clear masked bits on one part of a split value
; expected: ((x & C1) & ~(y & C2)) | disjoint (x & C3) -> ~(y & C2) & x
; expected-pre: (C1 | C3) == -1 and (C2 & C3) == 0
; ops: and xor or
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %p = and i32 %x, 1
  %n = and i32 %y, 1
  %i = xor i32 %n, -1
  %c = and i32 %p, %i
  %k = and i32 %x, -2
  %r = or disjoint i32 %c, %k
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %n = and i32 %y, 1
  %i = xor i32 %n, -1
  %r = and i32 %i, %x
  ret i32 %r
}
