define i8 @src(i8 %x) {
  %a = or i8 %x, 12
  %b = and i8 %a, 3
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  %b = and i8 %x, 3
  ret i8 %b
}
