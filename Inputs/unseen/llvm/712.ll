; issue: llvm/llvm-project#85138
; title: value masked to its high bits below the mask
; expected: m = C << y: (x & m) ult m -> x ult m
; expected-pre: -C is a power of two or 0
; ops: shl and icmp
; notes: a pull request; one of its cases

define i1 @src(i8 %x, i8 %y) {
  %m = shl i8 -1, %y
  %a = and i8 %x, %m
  %r = icmp ult i8 %a, %m
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y) {
  %m = shl i8 -1, %y
  %r = icmp ult i8 %x, %m
  ret i1 %r
}
