; issue: llvm/llvm-project#180492
; title: shifted boolean compared with one
; expected: (zext x << zext y) == 1 -> x & ~y
; expected-pre: true
; ops: zext shl icmp
; notes: -

define i1 @src(i1 %x, i1 %y) {
  %a = zext i1 %x to i32
  %b = zext i1 %y to i32
  %s = shl i32 %a, %b
  %r = icmp eq i32 %s, 1
  ret i1 %r
}

define i1 @tgt(i1 %x, i1 %y) {
  %n = xor i1 %y, true
  %r = and i1 %x, %n
  ret i1 %r
}
