; issue: llvm/llvm-project#38139
; title: value changes when its high bits are set
; expected: (x | C) != x -> x ult C
; expected-pre: C a mask of high bits, 0 or -1
; ops: or icmp
; notes: -

define i1 @src(i8 %x) {
  %m = or i8 %x, 192
  %r = icmp ne i8 %m, %x
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp ult i8 %x, 192
  ret i1 %r
}
