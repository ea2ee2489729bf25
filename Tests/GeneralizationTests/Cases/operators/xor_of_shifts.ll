define i32 @src(i32 %x, i32 %y) {
  %a = lshr i32 %x, 3
  %b = lshr i32 %y, 3
  %c = xor i32 %a, %b
  ret i32 %c
}
define i32 @tgt(i32 %x, i32 %y) {
  %a = xor i32 %x, %y
  %b = lshr i32 %a, 3
  ret i32 %b
}
