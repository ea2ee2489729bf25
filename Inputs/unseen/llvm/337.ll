; issue: llvm/llvm-project#115767
; title: remainder by a value that is known to be a power of two
; expected: ctpop(y) == 1 |= x %u y -> x & (y - 1)
; expected-pre: true ; input ctpop(y) == 1
; ops: ctpop icmp assume urem add and
; notes: issue is Rust code; transcribed by us

define i32 @src(i32 %x, i32 %y) {
  %p = call i32 @llvm.ctpop.i32(i32 %y)
  %c = icmp eq i32 %p, 1
  call void @llvm.assume(i1 %c)
  %r = urem i32 %x, %y
  ret i32 %r
}

define i32 @tgt(i32 %x, i32 %y) {
  %m = add i32 %y, -1
  %r = and i32 %x, %m
  ret i32 %r
}

declare i32 @llvm.ctpop.i32(i32)
declare void @llvm.assume(i1)
