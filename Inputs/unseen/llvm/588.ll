; issue: llvm/llvm-project#147130
; title: next multiple is no more than another multiple
; expected: ((x & C1) +nuw C2) ule (y & C3) -> (x & C1) ult (y & C3)
; expected-pre: C2 a power of two and (C1 | C3) & (C2 - 1) == 0
; ops: and add icmp
; notes: a pull request; constants made up

define i1 @src(i32 %x, i32 %y) {
  %a = and i32 %x, -8
  %b = add nuw i32 %a, 8
  %c = and i32 %y, -8
  %r = icmp ule i32 %b, %c
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %a = and i32 %x, -8
  %c = and i32 %y, -8
  %r = icmp ult i32 %a, %c
  ret i1 %r
}
