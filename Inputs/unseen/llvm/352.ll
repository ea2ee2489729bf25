; issue: llvm/llvm-project#57394
; title: bit hack for the inverted sign bit
; expected: zext((x >>s C1) + C2) -> zext(x >s -1)
; expected-pre: C1 == V - 1 and C2 == 1
; ops: ashr add zext icmp
; notes: two widths

define i32 @src(i16 %x) {
  %a = ashr i16 %x, 15
  %b = add i16 %a, 1
  %r = zext i16 %b to i32
  ret i32 %r
}

define i32 @tgt(i16 %x) {
  %a = icmp sgt i16 %x, -1
  %r = zext i1 %a to i32
  ret i32 %r
}
