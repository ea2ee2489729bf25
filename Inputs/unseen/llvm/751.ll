; issue: llvm/llvm-project#72407
; title: no-wrap shift left, then back by less
; expected: (x <<nuw C1) >>u C2 -> x <<nuw,nsw (C1 - C2)
; expected-pre: C2 ule C1 ult W and (C2 != 0 or C1 == 0)
; ops: shl lshr
; notes: a pull request; constants and width made up

define i32 @src(i32 %x) {
  %s = shl nuw i32 %x, 5
  %r = lshr i32 %s, 3
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = shl nuw nsw i32 %x, 2
  ret i32 %r
}
