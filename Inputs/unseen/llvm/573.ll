; issue: llvm/llvm-project#121776
; title: compare of a sign function, commuted
; expected: (((0 - a) >>u C2) | (a >>s C1)) slt C3 -> a slt C3
; expected-pre: C1 <u W and 0 <u C2 <u W and C3 <=u 1
; ops: ashr sub lshr or icmp
; notes: -

define i1 @src(i32 %a) {
  %l = ashr i32 %a, 31
  %na = sub i32 0, %a
  %r = lshr i32 %na, 31
  %signum = or i32 %r, %l
  %c = icmp slt i32 %signum, 1
  ret i1 %c
}

define i1 @tgt(i32 %a) {
  %c = icmp slt i32 %a, 1
  ret i1 %c
}
