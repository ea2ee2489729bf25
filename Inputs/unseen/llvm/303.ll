; issue: llvm/llvm-project#134028
; title: offset range check on a value of known range is one signed comparison
; expected: assume((x + C1) ult C2); (x +nsw C3) ult C4 -> x slt C4 - C3
; expected-pre: [-C1, C2 - C1) does not wrap signed and ends at or below -C3; C4 - C3 <=s -C3; C4 != 0
; ops: add icmp assume
; notes: range(i8 -1, 5) on the argument written as an assume; src is what LLVM makes of the report's code

define i1 @src(i8 %x) {
  %o = add i8 %x, 1
  %k = icmp ult i8 %o, 6
  call void @llvm.assume(i1 %k)
  %a = add nsw i8 %x, -5
  %r = icmp ult i8 %a, -3
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp slt i8 %x, 2
  ret i1 %r
}
