define i8 @src(i8 %x) {
  %a = call i8 @llvm.umax.i8(i8 %x, i8 20)
  %b = call i8 @llvm.umin.i8(i8 %a, i8 20)
  ret i8 %b
}
define i8 @tgt(i8 %x) {
  ret i8 20
}
