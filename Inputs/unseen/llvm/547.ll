; issue: llvm/llvm-project#96519
; title: range without the bit that is set
; expected: ((b | C1) + C2) ult C3 -> false
; expected-pre: the least value >=u -C2 that has all bits of C1 is -C2 + C3 or more away: N + C2 >=u C3
; ops: or add icmp
; notes: the reduced example of the issue: lower-case letters in the range of upper-case ones

define i1 @src(i32 %b) {
  %or = or i32 %b, 32
  %add = add i32 %or, -65
  %r = icmp ult i32 %add, 6
  ret i1 %r
}

define i1 @tgt(i32 %b) {
  ret i1 false
}
