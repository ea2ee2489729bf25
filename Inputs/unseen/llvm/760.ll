; issue: llvm/llvm-project#103833
; title: three-way compare by a sum
; expected: sext(a ult b) + zext(a ugt b) -> ucmp(a, b)
; expected-pre: true
; ops: icmp sext zext add ucmp
; notes: a pull request; widths made up

define i8 @src(i32 %a, i32 %b) {
  %l = icmp ult i32 %a, %b
  %s = sext i1 %l to i8
  %g = icmp ugt i32 %a, %b
  %z = zext i1 %g to i8
  %r = add i8 %s, %z
  ret i8 %r
}

define i8 @tgt(i32 %a, i32 %b) {
  %r = call i8 @llvm.ucmp.i8.i32(i32 %a, i32 %b)
  ret i8 %r
}

declare i8 @llvm.ucmp.i8.i32(i32, i32)
