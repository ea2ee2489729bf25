; issue: llvm/llvm-project#166579
; title: three-way compare with the equal case selected
; expected: select(x == y, C, ucmp(x, y)) -> ucmp(x, y)
; expected-pre: C == 0
; ops: icmp ucmp select
; notes: -

define i32 @src(i32 %x, i32 %y) {
  %c = icmp eq i32 %x, %y
  %u = call i32 @llvm.ucmp.i32.i32(i32 %x, i32 %y)
  %r = select i1 %c, i32 0, i32 %u
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %u = call i32 @llvm.ucmp.i32.i32(i32 %x, i32 %y)
  ret i32 %u
}
