; issue: llvm/llvm-project#165200
; title: absolute value pieced together by an or
; expected: select(x sgt C1, C2, 0 - x) | smax(x, C3) -> abs(x)
; expected-pre: C2 == 0 and C3 == 0 and (C1 == 0 or C1 == -1)
; ops: icmp sub select smax or abs
; notes: a pull request

define i8 @src(i8 %x) {
  %c = icmp sgt i8 %x, 0
  %n = sub i8 0, %x
  %s = select i1 %c, i8 0, i8 %n
  %m = call i8 @llvm.smax.i8(i8 %x, i8 0)
  %r = or i8 %s, %m
  ret i8 %r
}

define i8 @tgt(i8 %x) {
  %r = call i8 @llvm.abs.i8(i8 %x, i1 false)
  ret i8 %r
}

declare i8 @llvm.smax.i8(i8, i8)
declare i8 @llvm.abs.i8(i8, i1)
