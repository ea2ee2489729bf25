; issue: llvm/llvm-project#61650
; title: narrow shift between a truncation and an extension
; expected: zext(shl(trunc a, C)) -> (a << C) & (2^V - 2^C)
; expected-pre: true
; ops: trunc shl zext
; notes: -

define i32 @src(i32 %a) {
  %t = trunc i32 %a to i16
  %s = shl i16 %t, 8
  %r = zext i16 %s to i32
  ret i32 %r
}

define i32 @tgt(i32 %a) {
  %s = shl i32 %a, 8
  %r = and i32 %s, 65280
  ret i32 %r
}
