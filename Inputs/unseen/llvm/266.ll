; issue: llvm/llvm-project#215959
; title: sign of a three-way compare
; expected: scmp(ucmp(a, b) to V, 0) -> ucmp(a, b)
; expected-pre: true
; ops: ucmp scmp
; notes: -

define i8 @src(i32 %a, i32 %b) {
  %u = call i64 @llvm.ucmp.i64.i32(i32 %a, i32 %b)
  %r = call i8 @llvm.scmp.i8.i64(i64 %u, i64 0)
  ret i8 %r
}

define i8 @tgt(i32 %a, i32 %b) {
  %r = call i8 @llvm.ucmp.i8.i32(i32 %a, i32 %b)
  ret i8 %r
}

declare i64 @llvm.ucmp.i64.i32(i32, i32)
declare i8 @llvm.scmp.i8.i64(i64, i64)
declare i8 @llvm.ucmp.i8.i32(i32, i32)
