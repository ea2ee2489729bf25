; issue: llvm/llvm-project#64304
; title: mask of two values shifted by the same amount
; expected: ((0 - a) >>s b) & ((a >>s b) ^ C) -> ((0 - a) & (a ^ C)) >>s b
; expected-pre: C == -1 or C == 0
; ops: sub ashr xor and
; notes: -

define i32 @src(i32 %a, i32 %b) {
  %n = sub i32 0, %a
  %p = ashr i32 %n, %b
  %q = ashr i32 %a, %b
  %k = xor i32 %q, -1
  %r = and i32 %p, %k
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %n = sub i32 0, %a
  %k = xor i32 %a, -1
  %m = and i32 %n, %k
  %r = ashr i32 %m, %b
  ret i32 %r
}
