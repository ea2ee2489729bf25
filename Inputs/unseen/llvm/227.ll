; issue: llvm/llvm-project#86171
; title: rotate of a product whose factor was pre-shifted
; expected: (lshr (x * C1), C3) | (x * C2) -> fshl(x * C1, x * C1, W - C3)
; expected-pre: C2 == C1 << (W - C3)
; ops: mul lshr or
; notes: -

define i64 @src(i64 %x) {
  %m = mul i64 %x, -8663945395140668459
  %n = mul i64 %x, 1118853283428214698
  %h = lshr i64 %m, 63
  %r = or disjoint i64 %h, %n
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %m = mul i64 %x, -8663945395140668459
  %r = call i64 @llvm.fshl.i64(i64 %m, i64 %m, i64 1)
  ret i64 %r
}

declare i64 @llvm.fshl.i64(i64, i64, i64)
