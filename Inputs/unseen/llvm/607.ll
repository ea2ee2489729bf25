; issue: llvm/llvm-project#78038
; title: minimum equal to the maximum
; expected: umin(a, b) == umax(a, b) -> a == b
; expected-pre: true
; ops: umax umin icmp
; notes: -

define i1 @src(i32 %a, i32 %b_) {
  %max = call i32 @llvm.umax.i32(i32 %a, i32 %b_)
  %min = call i32 @llvm.umin.i32(i32 %a, i32 %b_)
  %res = icmp eq i32 %min, %max
  ret i1 %res
}

define i1 @tgt(i32 %a, i32 %b_) {
  %res = icmp eq i32 %a, %b_
  ret i1 %res
}

declare i32 @llvm.umax.i32(i32, i32)
declare i32 @llvm.umin.i32(i32, i32)
