; issue: llvm/llvm-project#115466
; title: masked truncation compared with an extended value
; expected: (trunc(y) & C) ugt zext(x) -> trunc(y) ugt x
; expected-pre: C == 2^V - 1
; ops: trunc and zext icmp
; notes: three widths

define i1 @src(i16 %x, i64 %y) {
  %t = trunc i64 %y to i32
  %m = and i32 %t, 65535
  %z = zext i16 %x to i32
  %r = icmp ugt i32 %m, %z
  ret i1 %r
}

define i1 @tgt(i16 %x, i64 %y) {
  %t = trunc i64 %y to i16
  %r = icmp ugt i16 %t, %x
  ret i1 %r
}
