; issue: llvm/llvm-project#215254
; title: two bit fields, one shifted before and one after narrowing
; expected: (trunc(x >>u C1) & C2) | ((trunc x >>u C3) & C4) -> trunc(x >>u C1) & (C2 | C4)
; expected-pre: C1 == zext C3, C3 <u V, C4 & ~C2 has no bits above V - C3
; ops: lshr trunc and or
; notes: -

define i32 @src(i64 %x) {
  %s = lshr i64 %x, 16
  %t = trunc i64 %s to i32
  %hi = and i32 %t, 65536
  %n = trunc i64 %x to i32
  %k = lshr i32 %n, 16
  %lo = and i32 %k, 65280
  %r = or i32 %hi, %lo
  ret i32 %r
}

define i32 @tgt(i64 %x) {
  %s = lshr i64 %x, 16
  %t = trunc i64 %s to i32
  %r = and i32 %t, 130816
  ret i32 %r
}
