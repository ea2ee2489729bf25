; issue: llvm/llvm-project#68244
; title: flag equal to a sign bit
; expected: (x >>u C) == zext y -> (x slt 0) == y
; expected-pre: C == W-1
; ops: lshr zext icmp
; notes: a pull request

define i1 @src(i32 %x, i1 %y) {
  %s = lshr i32 %x, 31
  %z = zext i1 %y to i32
  %r = icmp eq i32 %s, %z
  ret i1 %r
}

define i1 @tgt(i32 %x, i1 %y) {
  %c = icmp slt i32 %x, 0
  %r = icmp eq i1 %c, %y
  ret i1 %r
}
