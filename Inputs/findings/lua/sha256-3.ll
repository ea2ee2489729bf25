; From a trace of Inputs/programs/sha256.lua: 32-bit rotations written with shifts.
define i64 @src(i64 %x) {
  %r = lshr i64 %x, 6
  %l = shl i64 %x, 26
  %o = or i64 %r, %l
  %a = and i64 %o, 4294967295
  %f = icmp ule i64 %x, 4294967295
  call void @llvm.assume(i1 %f)
  ret i64 %a
}
define i64 @tgt(i64 %x) {
  %t = trunc i64 %x to i32
  %r = call i32 @llvm.fshl.i32(i32 %t, i32 %t, i32 26)
  %z = zext i32 %r to i64
  ret i64 %z
}
declare i32 @llvm.fshl.i32(i32, i32, i32)
declare void @llvm.assume(i1)
