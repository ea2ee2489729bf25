; issue: llvm/llvm-project#160628
; title: rotate of a rotate
; expected: r = fshl(x, x, C2): fshl(r, r, C1) -> fshl(x, x, (C1 + C2) mod W)
; expected-pre: true
; ops: fshl
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %a = call i32 @llvm.fshl.i32(i32 %x, i32 %x, i32 7)
  %r = call i32 @llvm.fshl.i32(i32 %a, i32 %a, i32 5)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.fshl.i32(i32 %x, i32 %x, i32 12)
  ret i32 %r
}

declare i32 @llvm.fshl.i32(i32, i32, i32)
