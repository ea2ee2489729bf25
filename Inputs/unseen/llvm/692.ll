; issue: llvm/llvm-project#122552
; title: complement within a mask, twice
; expected: (C1 -nuw x) ^ C2 -> x
; expected-pre: C1 == C2 and C1 a mask of low bits, 0 or -1
; ops: sub xor
; notes: a pull request; constant made up

define i32 @src(i32 %x) {
  %s = sub nuw i32 31, %x
  %r = xor i32 %s, 31
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 %x
}
