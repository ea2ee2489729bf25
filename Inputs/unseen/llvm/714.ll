; issue: llvm/llvm-project#102100
; title: test of a variable bit, extended to a wider type
; expected: zext (((C1 << n) & x) != C2) to iV -> zext ((x >>u n) & 1) to iV
; expected-pre: C1 == 1 and C2 == 0
; ops: shl and icmp zext lshr
; notes: a pull request; widths made up

define i64 @src(i32 %x, i32 %n) {
  %s = shl i32 1, %n
  %a = and i32 %s, %x
  %c = icmp ne i32 %a, 0
  %r = zext i1 %c to i64
  ret i64 %r
}

define i64 @tgt(i32 %x, i32 %n) {
  %s = lshr i32 %x, %n
  %a = and i32 %s, 1
  %r = zext i32 %a to i64
  ret i64 %r
}
