; issue: llvm/llvm-project#216127
; title: three-way compare of no-wrap multiples
; expected: ucmp(a *nuw C, b *nuw C) -> ucmp(a, b)
; expected-pre: C != 0
; ops: mul ucmp
; notes: reconstruction: factor is a variable known to be non-zero in the issue; constant chosen by us

define i8 @src(i12 %a, i12 %b) {
  %x = mul nuw i12 %a, 10
  %y = mul nuw i12 %b, 10
  %r = call i8 @llvm.ucmp.i8.i12(i12 %x, i12 %y)
  ret i8 %r
}

define i8 @tgt(i12 %a, i12 %b) {
  %r = call i8 @llvm.ucmp.i8.i12(i12 %a, i12 %b)
  ret i8 %r
}

declare i8 @llvm.ucmp.i8.i12(i12, i12)
