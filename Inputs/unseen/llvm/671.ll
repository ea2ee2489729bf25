; issue: llvm/llvm-project#89020
; title: low bit of one value flipped
; expected: x ^ zext(x == C) -> select(x == C, C ^ 1, x)
; expected-pre: true
; ops: icmp zext xor select
; notes: a pull request; constant and width made up

define i8 @src(i8 %x) {
  %c = icmp eq i8 %x, 99
  %z = zext i1 %c to i8
  %r = xor i8 %x, %z
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %c = icmp eq i8 %x, 99
  %r = select i1 %c, i8 98, i8 %x
  ret i8 %r
}
