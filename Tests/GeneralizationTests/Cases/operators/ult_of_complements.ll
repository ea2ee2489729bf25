define i1 @src(i8 %x, i8 %y) {
  %a = xor i8 %x, -1
  %b = xor i8 %y, -1
  %c = icmp ult i8 %a, %b
  ret i1 %c
}
define i1 @tgt(i8 %x, i8 %y) {
  %c = icmp ult i8 %y, %x
  ret i1 %c
}
