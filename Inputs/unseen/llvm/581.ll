; issue: llvm/llvm-project#156246
; title: absolute difference
; expected: d = x -nsw y: select(x sgt y, d, 0 - d) -> abs d
; expected-pre: true
; ops: sub icmp select
; notes: a pull request; width made up

define i32 @src(i32 %x, i32 %y) {
  %sub = sub nsw i32 %x, %y
  %cmp = icmp sgt i32 %x, %y
  %neg = sub i32 0, %sub
  %abs = select i1 %cmp, i32 %sub, i32 %neg
  ret i32 %abs
}

define i32 @tgt(i32 %x, i32 %y) {
  %sub = sub nsw i32 %x, %y
  %abs = call i32 @llvm.abs.i32(i32 %sub, i1 false)
  ret i32 %abs
}

declare i32 @llvm.abs.i32(i32, i1)
