define i8 @src(i8 %x) {
  %a = call i8 @llvm.umax.i8(i8 %x, i8 5)
  %b = call i8 @llvm.umax.i8(i8 %a, i8 9)
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  %b = call i8 @llvm.umax.i8(i8 %x, i8 9)
  ret i8 %b
}
