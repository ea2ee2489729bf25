; issue: llvm/llvm-project#76242
; title: minimum of a masked value and something above the mask
; expected: umin(x & C1, C2) -> x & C1
; expected-pre: C1 ule C2
; ops: and umin
; notes: a pull request; constants made up

define i32 @src(i32 %x) {
  %a = and i32 %x, 100
  %r = call i32 @llvm.umin.i32(i32 %a, i32 120)
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = and i32 %x, 100
  ret i32 %a
}

declare i32 @llvm.umin.i32(i32, i32)
