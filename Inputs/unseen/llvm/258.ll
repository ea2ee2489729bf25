; issue: llvm/llvm-project#157524
; title: difference of two clamps one apart
; expected: smin(x +nsw 1, y) - smin(x, y) -> zext(x slt y)
; expected-pre: true
; ops: add smin sub
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %a = add nsw i32 %x, 1
  %m = call i32 @llvm.smin.i32(i32 %a, i32 %y)
  %n = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  %r = sub i32 %m, %n
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %c = icmp slt i32 %x, %y
  %r = zext i1 %c to i32
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
