; issue: llvm/llvm-project#121772
; title: clamp of a quotient tested on the dividend
; expected: select(x sgt C1, C2, x /s C3) -> smin(x /s C3, C2)
; expected-pre: C3 >s 0 and C1 /s C3 <=s C2 and (C1 + 1) /s C3 >=s C2
; ops: sdiv icmp select
; notes: -

define i32 @src(i32 %h) {
  %d = sdiv i32 %h, 2
  %t = icmp sgt i32 %h, 1
  %r = select i1 %t, i32 1, i32 %d
  ret i32 %r
}

define i32 @tgt(i32 %h) {
  %d = sdiv i32 %h, 2
  %r = call i32 @llvm.smin.i32(i32 %d, i32 1)
  ret i32 %r
}
