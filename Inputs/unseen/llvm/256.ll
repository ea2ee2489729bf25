; issue: llvm/llvm-project#167003
; title: common offset subtracted in both operands of a min and added back
; expected: smin(C -nsw a, x -nsw a) +nsw a -> smin(x, C)
; expected-pre: true
; ops: sub smin add
; notes: C is 0 in the issue, any constant works

define i32 @src(i32 %a, i32 %x) {
  %n = sub nsw i32 0, %a
  %d = sub nsw i32 %x, %a
  %m = call i32 @llvm.smin.i32(i32 %n, i32 %d)
  %r = add nsw i32 %m, %a
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %x) {
  %r = call i32 @llvm.smin.i32(i32 %x, i32 0)
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
