; issue: llvm/llvm-project#164436
; title: leading zeros of the mask below the lowest set bit
; expected: ctlz(~x & (x - 1)) -> W - cttz(x)
; expected-pre: true
; ops: xor add and ctlz
; notes: reconstruction: pattern from the pull request that fixes it (164733), width chosen by us

define i32 @src(i32 %x) {
  %n = xor i32 %x, -1
  %d = add i32 %x, -1
  %m = and i32 %n, %d
  %r = call i32 @llvm.ctlz.i32(i32 %m, i1 false)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %c = call i32 @llvm.cttz.i32(i32 %x, i1 false)
  %r = sub i32 32, %c
  ret i32 %r
}

declare i32 @llvm.ctlz.i32(i32, i1)
declare i32 @llvm.cttz.i32(i32, i1)
