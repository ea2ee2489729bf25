; issue: llvm/llvm-project#86180
; title: range of a clamped difference against an offset
; expected: (x +nuw nsw C4) ult (a ult C1 ? C2 - a : C3) -> false
; expected-pre: C3 <=u C4 and C1 - 1 <=u C2 and C2 <=u C4 (or C1 == 0, or C4 == -1)
; ops: icmp sub select add
; notes: the phi of the issue is an argument

define i1 @src(i32 %a, i32 %x) {
  %c = icmp ult i32 %a, 118
  %d = sub i32 118, %a
  %s = select i1 %c, i32 %d, i32 246
  %p = add nuw nsw i32 %x, 255
  %r = icmp ult i32 %p, %s
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %x) {
  ret i1 false
}
