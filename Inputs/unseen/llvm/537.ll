; issue: llvm/llvm-project#63381
; title: saturating sum not less than an operand
; expected: uadd.sat(x, y) uge x -> true
; expected-pre: true
; ops: uadd.sat icmp
; notes: -

define i1 @src(i64 %x, i64 %y) {
  %s = call i64 @llvm.uadd.sat.i64(i64 %x, i64 %y)
  %r = icmp uge i64 %s, %x
  ret i1 %r
}

define i1 @tgt(i64 %x, i64 %y) {
  ret i1 true
}

declare i64 @llvm.uadd.sat.i64(i64, i64)
