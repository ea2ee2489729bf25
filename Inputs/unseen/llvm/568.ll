; issue: llvm/llvm-project#76672
; title: unsigned compare of a signed maximum
; expected: smax(a, C1) ugt C2 -> a sgt C2
; expected-pre: 0 <=s C1 <=s C2
; ops: smax icmp
; notes: C++ in the issue

define i1 @src(i32 %a) {
  %m = call i32 @llvm.smax.i32(i32 %a, i32 0)
  %r = icmp ugt i32 %m, 1
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  %r = icmp sgt i32 %a, 1
  ret i1 %r
}

declare i32 @llvm.smax.i32(i32, i32)
