define i1 @src(i16 %x) {
  %a = add nsw i16 %x, 5
  %b = icmp slt i16 %a, 12
  ret i1 %b
}
define i1 @tgt(i16 %x) {
  %b = icmp slt i16 %x, 7
  ret i1 %b
}
