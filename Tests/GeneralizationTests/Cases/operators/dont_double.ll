define i8 @src(i8 %x) {
  %a = sub i8 0, %x
  %b = add i8 %a, %x
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  ret i8 0
}
