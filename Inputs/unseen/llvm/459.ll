; issue: llvm/llvm-project#92433
; title: minimum distributes over maximum
; expected: umax(umin(a, c), umin(b, c)) -> umin(umax(a, b), c)
; expected-pre: true
; ops: umin umax
; notes: the first of several

define i32 @src(i32 %a, i32 %b, i32 %c) {
  %p = call i32 @llvm.umin.i32(i32 %a, i32 %c)
  %q = call i32 @llvm.umin.i32(i32 %b, i32 %c)
  %r = call i32 @llvm.umax.i32(i32 %p, i32 %q)
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b, i32 %c) {
  %m = call i32 @llvm.umax.i32(i32 %a, i32 %b)
  %r = call i32 @llvm.umin.i32(i32 %m, i32 %c)
  ret i32 %r
}
