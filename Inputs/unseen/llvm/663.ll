; issue: llvm/llvm-project#203939
; title: negated minimum of a value and its negation
; expected: 0 - smin(x, 0 - x) -> smax(x, 0 - x)
; expected-pre: true
; ops: sub smin smax
; notes: a pull request (GlobalISel)

define i32 @src(i32 %x) {
  %n = sub i32 0, %x
  %m = call i32 @llvm.smin.i32(i32 %x, i32 %n)
  %r = sub i32 0, %m
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %n = sub i32 0, %x
  %r = call i32 @llvm.smax.i32(i32 %x, i32 %n)
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
declare i32 @llvm.smax.i32(i32, i32)
