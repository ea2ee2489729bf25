define i1 @src(i8 %x) {
  %a = and i8 %x, 28
  %b = icmp eq i8 %a, 35
  ret i1 %b
}
define i1 @tgt(i8 %x) {
  ret i1 false
}
