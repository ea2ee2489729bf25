; issue: llvm/llvm-project#216446
; title: a value below its own mask
; expected: ((C1 << x) ^ C2) & x -> x
; expected-pre: C2 == -1
; ops: shl xor and
; notes: C1 is -1 in the issue

define i32 @src(i32 %x) {
  %s = shl i32 -1, %x
  %m = xor i32 %s, -1
  %r = and i32 %m, %x
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  ret i32 %x
}
