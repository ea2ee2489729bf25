; issue: llvm/llvm-project#98360
; title: negated three-way comparison
; expected: 0 - ucmp(x, y) -> ucmp(y, x)
; expected-pre: true
; ops: ucmp sub
; notes: a pull request; widths made up

define i8 @src(i32 %x, i32 %y) {
  %c = call i8 @llvm.ucmp.i8.i32(i32 %x, i32 %y)
  %r = sub i8 0, %c
  ret i8 %r
}

define i8 @tgt(i32 %x, i32 %y) {
  %r = call i8 @llvm.ucmp.i8.i32(i32 %y, i32 %x)
  ret i8 %r
}

declare i8 @llvm.ucmp.i8.i32(i32, i32)
