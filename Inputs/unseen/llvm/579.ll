; issue: llvm/llvm-project#196828
; title: sign function from the sign bits and a compare
; expected: (x >>s C1) | zext(x != C2) -> scmp(x, 0)
; expected-pre: W - 2 <=u C1 <u W and C2 == 0
; ops: ashr icmp zext or
; notes: a pull request; width made up

define i32 @src(i32 %x) {
  %s = ashr i32 %x, 31
  %c = icmp ne i32 %x, 0
  %z = zext i1 %c to i32
  %r = or i32 %s, %z
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.scmp.i32.i32(i32 %x, i32 0)
  ret i32 %r
}

declare i32 @llvm.scmp.i32.i32(i32, i32)
