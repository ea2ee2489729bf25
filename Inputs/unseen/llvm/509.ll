; issue: llvm/llvm-project#141360
; title: product of extended value extended once more
; expected: zext nneg(zext x *nuw,nsw C) -> zext x *nuw,nsw zext C
; expected-pre: true
; ops: zext mul
; notes: -

define i64 @src(i16 %x) {
  %a = zext i16 %x to i32
  %b = mul nuw nsw i32 %a, 20
  %r = zext nneg i32 %b to i64
  ret i64 %r
}

define i64 @tgt(i16 %x) {
  %a = zext i16 %x to i64
  %r = mul nuw nsw i64 %a, 20
  ret i64 %r
}
