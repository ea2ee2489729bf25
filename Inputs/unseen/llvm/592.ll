; issue: llvm/llvm-project#216071
; title: non-zero multiple below a value
; expected: (x - (x %u y)) uge C -> x uge y
; expected-pre: C == 1
; ops: urem sub icmp
; notes: -

define i1 @src(i64 %x, i64 %y) {
  %rem = urem i64 %x, %y
  %sub = sub i64 %x, %rem
  %r = icmp uge i64 %sub, 1
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y) {
  %r = icmp uge i64 %x, %y
  ret i1 %r
}
