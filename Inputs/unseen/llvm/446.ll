; issue: llvm/llvm-project#98925
; title: saturating addition with the select flipped
; expected: select(x + C1 ugt x, x + C1, C2) -> uadd_sat(x, C1)
; expected-pre: C1 != 0 and C2 == -1
; ops: add icmp select
; notes: -

define i32 @src(i32 %x) {
  %s = add i32 %x, 9
  %c = icmp ugt i32 %s, %x
  %r = select i1 %c, i32 %s, i32 -1
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.uadd.sat.i32(i32 %x, i32 9)
  ret i32 %r
}
