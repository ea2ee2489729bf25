; issue: llvm/llvm-project#50648
; title: narrow a pair of shifts
; expected: trunc(((x << C1) >>s C2)) -> ((trunc x) << (C1 - d)) >>s (C2 - d), d = W - V
; expected-pre: C1, C2 in d .. W - 1
; ops: shl ashr trunc
; notes: two widths; same number of instructions

define i8 @src(i16 %x) {
  %i1 = shl i16 %x, 15
  %i2 = ashr i16 %i1, 15
  %i3 = trunc i16 %i2 to i8
  ret i8 %i3
}

define i8 @tgt(i16 %x) {
  %i1 = trunc i16 %x to i8
  %i2 = shl i8 %i1, 7
  %i3 = ashr i8 %i2, 7
  ret i8 %i3
}
