; issue: llvm/llvm-project#163502
; title: shift left, offset, shift right
; expected: ((x <<nsw C1) +nsw C2) >>s C3 -> (x << (C1 - C3)) + (C2 >>s C3)
; expected-pre: C3 <=u C1
; ops: shl add ashr
; notes: a pull request; its issue is #163115

define i32 @src(i32 %x) {
  %s = shl nsw i32 %x, 4
  %a = add nsw i32 %s, 16
  %r = ashr i32 %a, 1
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %s = shl i32 %x, 3
  %r = add i32 %s, 8
  ret i32 %r
}
