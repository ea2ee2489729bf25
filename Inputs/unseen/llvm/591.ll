; issue: llvm/llvm-project#157315
; title: sum equal to its clamp
; expected: s = (y + C1) + x: s == smin(smax(s, C2), C3) -> (x + y) sge (C2 - C1) && (x + y) sle (C3 - C1)
; expected-pre: C2 sle C3 and (C2 - C1) sle (C3 - C1)
; ops: add smax smin icmp and
; notes: -

define i1 @src(i32 %x, i32 %y) {
  %v0 = add i32 %y, -60
  %v1 = add i32 %v0, %x
  %v2 = call i32 @llvm.smax.i32(i32 %v1, i32 -155)
  %v3 = call i32 @llvm.smin.i32(i32 %v2, i32 100)
  %v4 = icmp eq i32 %v1, %v3
  ret i1 %v4
}

define i1 @tgt(i32 %x, i32 %y) {
  %sum = add i32 %x, %y
  %lower_bound = icmp sge i32 %sum, -95
  %upper_bound = icmp sle i32 %sum, 160
  %result = and i1 %lower_bound, %upper_bound
  ret i1 %result
}

declare i32 @llvm.smax.i32(i32, i32)
declare i32 @llvm.smin.i32(i32, i32)
