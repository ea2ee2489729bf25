; issue: llvm/llvm-project#164322
; title: maximum of a value and its negation
; expected: smax(x, 0 - x) -> abs(x)
; expected-pre: true
; ops: sub smax abs
; notes: a pull request, for the backend; width made up

define i32 @src(i32 %x) {
  %n = sub i32 0, %x
  %r = call i32 @llvm.smax.i32(i32 %x, i32 %n)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.abs.i32(i32 %x, i1 false)
  ret i32 %r
}

declare i32 @llvm.smax.i32(i32, i32)
declare i32 @llvm.abs.i32(i32, i1)
