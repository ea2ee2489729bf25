; issue: llvm/llvm-project#188271
; title: sum with a complement
; expected: (x + C1) + (y ^ C2) -> (x - y) + (C1 - 1)
; expected-pre: C2 == -1
; ops: add xor sub
; notes: a pull request; constant made up

define i32 @src(i32 %x, i32 %y) {
  %t0 = add i32 %x, 5
  %t1 = xor i32 %y, -1
  %t2 = add i32 %t0, %t1
  ret i32 %t2
}

define i32 @tgt(i32 %x, i32 %y) {
  %s = sub i32 %x, %y
  %r = add i32 %s, 4
  ret i32 %r
}
