; issue: llvm/llvm-project#107314
; title: three-way comparison by equality first
; expected: select(x == y, 0, select(x sgt y, 1, -1)) -> scmp(x, y)
; expected-pre: true
; ops: icmp select scmp
; notes: a pull request; widths made up

define i8 @src(i32 %x, i32 %y) {
  %e = icmp eq i32 %x, %y
  %g = icmp sgt i32 %x, %y
  %s = select i1 %g, i8 1, i8 -1
  %r = select i1 %e, i8 0, i8 %s
  ret i8 %r
}

define i8 @tgt(i32 %x, i32 %y) {
  %r = call i8 @llvm.scmp.i8.i32(i32 %x, i32 %y)
  ret i8 %r
}

declare i8 @llvm.scmp.i8.i32(i32, i32)
