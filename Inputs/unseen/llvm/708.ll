; issue: llvm/llvm-project#190175
; title: ceiling division without overflow
; expected: assume(x ult C1): (x /u C2) +nuw,nsw zext(x %u C3 != 0) -> (x + (C2 - 1)) /u C2
; expected-pre: C2 == C3 and C1 - 1 <=u -C2
; ops: icmp udiv urem zext add assume
; notes: a pull request; flags of the replacement left out

define i32 @src(i32 %x) {
  %cond = icmp ult i32 %x, -7
  call void @llvm.assume(i1 %cond)
  %d = udiv i32 %x, 7
  %r = urem i32 %x, 7
  %nz = icmp ne i32 %r, 0
  %z = zext i1 %nz to i32
  %s = add nuw nsw i32 %d, %z
  ret i32 %s
}

define i32 @tgt(i32 %x) {
  %a = add i32 %x, 6
  %d = udiv i32 %a, 7
  ret i32 %d
}

declare void @llvm.assume(i1)
