; issue: llvm/llvm-project#62502
; title: rounding up moves a value by less than the alignment
; expected: (((p + C1) & C2) - p) ult C3 -> true
; expected-pre: ~C2 <=u C1 and C1 <u C3
; ops: add and sub icmp
; notes: the alignment is a variable power of two in the issue, which says that constants are missed too; 16 made up

define i1 @src(i64 %p) {
  %a = add i64 %p, 15
  %b = and i64 %a, -16
  %offset = sub i64 %b, %p
  %r = icmp ult i64 %offset, 16
  ret i1 %r
}

define i1 @tgt(i64 %p) {
  ret i1 true
}
