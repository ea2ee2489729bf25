; issue: llvm/llvm-project#101049
; title: three-way compare by a select
; expected: select(x ult y, C, zext(x != y)) -> ucmp(x, y)
; expected-pre: C == -1
; ops: icmp zext select ucmp
; notes: a pull request; widths made up

define i8 @src(i32 %x, i32 %y) {
  %l = icmp ult i32 %x, %y
  %n = icmp ne i32 %x, %y
  %z = zext i1 %n to i8
  %r = select i1 %l, i8 -1, i8 %z
  ret i8 %r
}

define i8 @tgt(i32 %x, i32 %y) {
  %r = call i8 @llvm.ucmp.i8.i32(i32 %x, i32 %y)
  ret i8 %r
}

declare i8 @llvm.ucmp.i8.i32(i32, i32)
