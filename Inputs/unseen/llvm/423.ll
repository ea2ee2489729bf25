; issue: llvm/llvm-project#122388
; title: larger of a multiple and a successor
; expected: umax(x <<nuw C1, x + C2) -> x == 0 ? C2 : x <<nuw C1
; expected-pre: C2 <u 2^C1
; ops: shl add umax
; notes: same number of instructions

define i64 @src(i64 %x) {
  %x2 = shl nuw i64 %x, 1
  %x1 = add i64 %x, 1
  %max = call i64 @llvm.umax.i64(i64 %x2, i64 %x1)
  ret i64 %max
}

define i64 @tgt(i64 %x) {
  %eq = icmp eq i64 %x, 0
  %x2 = shl nuw i64 %x, 1
  %max = select i1 %eq, i64 1, i64 %x2
  ret i64 %max
}

declare i64 @llvm.umax.i64(i64, i64)
