; issue: llvm/llvm-project#62898
; title: sign or sign of a minimum
; expected: (x slt C1) || (smin(x, C2) slt C3) -> x slt C1
; expected-pre: C2 >=s C3 and C3 <=s C1
; ops: icmp smin or
; notes: the bitwise or of the issue

define i1 @src(i32 %x) {
  %a = icmp slt i32 %x, 0
  %m = call i32 @llvm.smin.i32(i32 %x, i32 1)
  %b = icmp slt i32 %m, 0
  %r = or i1 %a, %b
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp slt i32 %x, 0
  ret i1 %r
}

declare i32 @llvm.smin.i32(i32, i32)
