define i8 @src(i8 %x) {
  %a = or i8 %x, 5
  %b = or i8 %a, 3
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  %b = or i8 %x, 7
  ret i8 %b
}
