; issue: llvm/llvm-project#95601
; title: three-way comparison of known order
; expected: assume(x ult y); ucmp(x, y) -> -1
; expected-pre: true
; ops: icmp ucmp
; notes: a pull request

define i8 @src(i32 %x, i32 %y) {
  %a = icmp ult i32 %x, %y
  call void @llvm.assume(i1 %a)
  %r = call i8 @llvm.ucmp.i8.i32(i32 %x, i32 %y)
  ret i8 %r
}

define i8 @tgt(i32 %x, i32 %y) {
  ret i8 -1
}

declare void @llvm.assume(i1)
declare i8 @llvm.ucmp.i8.i32(i32, i32)
