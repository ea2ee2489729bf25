; issue: llvm/llvm-project#104471
; title: three-way comparison below a bound
; expected: ucmp(x, y) ult C -> x uge y
; expected-pre: C ugt 1
; ops: ucmp icmp
; notes: a pull request; constant made up

define i1 @src(i32 %x, i32 %y) {
  %c = call i8 @llvm.ucmp.i8.i32(i32 %x, i32 %y)
  %r = icmp ult i8 %c, 2
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  %r = icmp uge i32 %x, %y
  ret i1 %r
}

declare i8 @llvm.ucmp.i8.i32(i32, i32)
