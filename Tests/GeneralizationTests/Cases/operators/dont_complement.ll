define i8 @src(i8 %x) {
  %a = xor i8 %x, -1
  %b = and i8 %a, %x
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  ret i8 0
}
