; issue: llvm/llvm-project#187892
; title: conjunction under an assumed implication
; expected: assume(!p || q); p && q -> p
; expected-pre: true
; ops: xor or assume and
; notes: the second example of the issue

define i1 @src(i1 %p, i1 %q) {
  %not_p = xor i1 %p, true
  %imp = or i1 %not_p, %q
  call void @llvm.assume(i1 %imp)
  %r = and i1 %p, %q
  ret i1 %r
}

define i1 @tgt(i1 %p, i1 %q) {
  ret i1 %p
}

declare void @llvm.assume(i1)
