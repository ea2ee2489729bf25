; issue: llvm/llvm-project#81562
; title: subset of a mask up to the lowest set bit
; expected: m = y ^ (y + C): (x & m) == x -> x ule m
; expected-pre: C == -1 or C == 0 or C == 1
; ops: add xor and icmp
; notes: a pull request; width made up

define i1 @src(i8 %x, i8 %y) {
  %d = add i8 %y, -1
  %m = xor i8 %y, %d
  %a = and i8 %x, %m
  %r = icmp eq i8 %a, %x
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %d = add i8 %y, -1
  %m = xor i8 %y, %d
  %r = icmp ule i8 %x, %m
  ret i1 %r
}
