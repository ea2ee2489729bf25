; issue: llvm/llvm-project#69333
; title: value with more bits is not below its shift
; expected: (x | z) <u (x >>u y) -> false
; expected-pre: true
; ops: lshr or icmp
; notes: -

define i1 @src(i32 %x, i32 %y, i32 %z) {
  %a = lshr i32 %x, %y
  %b = or i32 %x, %z
  %r = icmp ult i32 %b, %a
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y, i32 %z) {
  ret i1 false
}
