; issue: llvm/llvm-project#110413
; title: equal products of different factors
; expected: assume(x != y): (x *nuw z) == (y *nuw z) -> z == 0
; expected-pre: true
; ops: icmp mul assume
; notes: a pull request; width made up

define i1 @src(i8 %x, i8 %y, i8 %z) {
  %c = icmp ne i8 %x, %y
  call void @llvm.assume(i1 %c)
  %a = mul nuw i8 %x, %z
  %b = mul nuw i8 %y, %z
  %r = icmp eq i8 %a, %b
  ret i1 %r
}

define i1 @tgt(i8 %x, i8 %y, i8 %z) {
  %r = icmp eq i8 %z, 0
  ret i1 %r
}

declare void @llvm.assume(i1)
