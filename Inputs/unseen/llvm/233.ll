; issue: llvm/llvm-project#173132
; title: rotate written with a complemented amount
; expected: (lshr x, (~y & C1)) | (shl x, ((y + 1) & C2)) -> fshl(x, x, y + 1)
; expected-pre: C1 == W - 1 and C2 == W - 1 and W is a power of two
; ops: xor and lshr add shl or
; notes: issue is Zig code with truncated amounts; transcribed with masks. Masks with more bits work too, because the excess makes the source poison

define i64 @src(i64 %x, i64 %y) {
  %n = xor i64 %y, -1
  %a = and i64 %n, 63
  %h = lshr i64 %x, %a
  %p = add i64 %y, 1
  %b = and i64 %p, 63
  %l = shl i64 %x, %b
  %r = or i64 %h, %l
  ret i64 %r
}

define i64 @tgt(i64 %x, i64 %y) {
  %p = add i64 %y, 1
  %r = call i64 @llvm.fshl.i64(i64 %x, i64 %x, i64 %p)
  ret i64 %r
}

declare i64 @llvm.fshl.i64(i64, i64, i64)
