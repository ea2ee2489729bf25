; issue: llvm/llvm-project#225345
; title: clamp below a bound that is known to be non-zero
; expected: w != 0 |= (x <u w ? x : w - 1) -> umin(x, w - 1)
; expected-pre: true ; input w != 0
; ops: icmp assume add select
; notes: -

define i32 @src(i32 %x, i32 %w) {
  %nz = icmp ne i32 %w, 0
  call void @llvm.assume(i1 %nz)
  %c = icmp ult i32 %x, %w
  %d = add i32 %w, -1
  %r = select i1 %c, i32 %x, i32 %d
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %w) {
  %d = add i32 %w, -1
  %r = call i32 @llvm.umin.i32(i32 %x, i32 %d)
  ret i32 %r
}

declare i32 @llvm.umin.i32(i32, i32)
declare void @llvm.assume(i1)
