; issue: llvm/llvm-project#121774
; title: clamp whose constant only agrees in the low bits
; expected: trunc(select(x sge C1, x, C2)) -> trunc(smax(x, C1))
; expected-pre: trunc C1 == trunc C2 or C1 == SMIN
; ops: icmp select trunc
; notes: second form of the issue; the first one folds

define i8 @src(i32 %x) {
  %l1 = icmp sge i32 %x, -128
  %l2 = select i1 %l1, i32 %x, i32 128
  %conv7 = trunc i32 %l2 to i8
  ret i8 %conv7
}

define i8 @tgt(i32 %x) {
  %m = call i32 @llvm.smax.i32(i32 %x, i32 -128)
  %conv7 = trunc i32 %m to i8
  ret i8 %conv7
}

declare i32 @llvm.smax.i32(i32, i32)
