; issue: llvm/llvm-project#192982
; title: constant shifted by a difference
; expected: C1 << (C2 -nuw x) -> (C1 << C2) >>u x
; expected-pre: C2 <u W and (C1 << C2) >>u C2 == C1
; ops: sub shl
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %d = sub nuw i32 8, %x
  %r = shl i32 5, %d
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = lshr i32 1280, %x
  ret i32 %r
}
