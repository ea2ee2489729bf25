; issue: llvm/llvm-project#197098
; title: sign-mask form is one to one
; expected: (x ^ ((x >>s C1) >>u C2)) == (y ^ ((y >>s C1) >>u C2)) -> x == y
; expected-pre: C2 != 0
; ops: ashr lshr xor icmp
; notes: a pull request; width made up

define i1 @src(i32 %x, i32 %y) {
  %sx = ashr i32 %x, 31
  %mx = lshr i32 %sx, 1
  %fx = xor i32 %x, %mx
  %sy = ashr i32 %y, 31
  %my = lshr i32 %sy, 1
  %fy = xor i32 %y, %my
  %r = icmp eq i32 %fx, %fy
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %r = icmp eq i32 %x, %y
  ret i1 %r
}
