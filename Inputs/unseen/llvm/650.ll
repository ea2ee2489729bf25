; issue: llvm/llvm-project#205383
; title: trailing zeros by leading zeros
; expected: C - ctlz(x & -x) -> cttz x
; expected-pre: C == W-1
; ops: sub and ctlz
; notes: a pull request

define i32 @src(i32 %x) {
  %n = sub i32 0, %x
  %a = and i32 %x, %n
  %l = call i32 @llvm.ctlz.i32(i32 %a, i1 true)
  %r = sub i32 31, %l
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.cttz.i32(i32 %x, i1 true)
  ret i32 %r
}

declare i32 @llvm.ctlz.i32(i32, i1)
declare i32 @llvm.cttz.i32(i32, i1)
