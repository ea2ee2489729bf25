; issue: llvm/llvm-project#167096
; title: unsigned min of a masked and an extended value in the narrow type
; expected: trunc nuw (umin(x & C, zext y)) -> umin(trunc x, y)
; expected-pre: C == 2^V - 1
; ops: and zext umin trunc
; notes: division and load of the issue are inputs here

define i16 @src(i32 %x, i16 %y) {
  %m = and i32 %x, 65535
  %z = zext i16 %y to i32
  %u = call i32 @llvm.umin.i32(i32 %m, i32 %z)
  %r = trunc nuw i32 %u to i16
  ret i16 %r
}

define i16 @tgt(i32 %x, i16 %y) {
  %t = trunc i32 %x to i16
  %r = call i16 @llvm.umin.i16(i16 %t, i16 %y)
  ret i16 %r
}

declare i16 @llvm.umin.i16(i16, i16)
declare i32 @llvm.umin.i32(i32, i32)
