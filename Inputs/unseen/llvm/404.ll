; issue: llvm/llvm-project#67916
; title: zero test compared with the sign bit
; expected: zext(a == 0) == (a >>u C) -> a sgt 0
; expected-pre: C == W - 1
; ops: icmp zext lshr
; notes: -

define i1 @src(i32 %a) {
  %z = icmp eq i32 %a, 0
  %e = zext i1 %z to i32
  %s = lshr i32 %a, 31
  %r = icmp eq i32 %s, %e
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  %r = icmp sgt i32 %a, 0
  ret i1 %r
}
