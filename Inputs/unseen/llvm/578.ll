; issue: llvm/llvm-project#91244
; title: trailing zeros after a shifted mask
; expected: cttz((C1 >>u x) + C2) -> W - x
; expected-pre: C1 == -1 and C2 == 1
; ops: lshr add cttz
; notes: a pull request

define i64 @src(i64 %x) {
  %a = lshr i64 -1, %x
  %b = add i64 %a, 1
  %r = call i64 @llvm.cttz.i64(i64 %b, i1 false)
  ret i64 %r
}

define i64 @tgt(i64 %x) {
  %r = sub i64 64, %x
  ret i64 %r
}

declare i64 @llvm.cttz.i64(i64, i1)
