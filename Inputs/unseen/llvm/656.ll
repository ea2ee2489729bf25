; issue: llvm/llvm-project#96118
; title: three-way comparison above minus one
; expected: scmp(x, y) sgt C -> x sge y
; expected-pre: C == -1
; ops: scmp icmp
; notes: a pull request

define i1 @src(i32 %x, i32 %y) {
  %c = call i8 @llvm.scmp.i8.i32(i32 %x, i32 %y)
  %r = icmp sgt i8 %c, -1
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

declare i8 @llvm.scmp.i8.i32(i32, i32)
