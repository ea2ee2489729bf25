; issue: llvm/llvm-project#72045
; title: quotient of a doubled value of small magnitude
; expected: assume((a + C1) ult C2); (a <<nsw C3) /s C4 -> 0
; expected-pre: -C1 sle C2 - 1 - C1, and abs(-C1) and abs(C2 - 1 - C1) ule (abs(C4) - 1) >>u C3
; ops: add icmp shl sdiv
; notes: C in the issue; branch in the issue

define i32 @src(i32 %a) {
  %off = add i32 %a, 4
  %c = icmp ult i32 %off, 9
  call void @llvm.assume(i1 %c)
  %shl = shl nsw i32 %a, 1
  %div = sdiv i32 %shl, 9
  ret i32 %div
}

define i32 @tgt(i32 %a) {
  ret i32 0
}

declare void @llvm.assume(i1)
