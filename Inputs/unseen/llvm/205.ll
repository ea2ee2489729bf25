; issue: llvm/llvm-project#220238
; title: cancel a common operand of two no-wrap sums
; expected: ((base +nuw off) +nuw C1) ule (base +nuw C2) -> off ult C2 - C1 + 1
; expected-pre: C1 - 1 < C2 + 1 over the integers without leaving the width: (C1 == 0 and C2 != -1) or (C1 != 0 and C1 - 1 <=u C2)
; ops: add icmp
; notes: transcribed without the extra use of the inner sum

define i1 @src(i32 %base, i32 %off) {
  %a = add nuw i32 %base, %off
  %b = add nuw i32 %a, 4
  %c = add nuw i32 %base, 62
  %r = icmp ule i32 %b, %c
  ret i1 %r
}

define i1 @tgt(i32 %base, i32 %off) {
  %r = icmp ult i32 %off, 59
  ret i1 %r
}
