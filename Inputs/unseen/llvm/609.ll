; issue: llvm/llvm-project#186517
; title: round a non-negative value down
; expected: assume(x sgt C1); (x /s C2) <<nsw C3 -> x & -C2
; expected-pre: C2 == 1 << C3 and (C1 sge -1 or C2 == 1)
; ops: icmp sdiv shl and
; notes: in the issue a difference that cannot be negative takes the place of the assumption

define i64 @src(i64 %x) {
  %c = icmp sgt i64 %x, -1
  call void @llvm.assume(i1 %c)
  %d = sdiv i64 %x, 4
  %r = shl nsw i64 %d, 2
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = and i64 %x, -4
  ret i64 %r
}

declare void @llvm.assume(i1)
