; issue: llvm/llvm-project#85844
; title: sign select with an or on the negative side is a signed min
; expected: a sgt -1 ? C1 : (a | C2) -> smin(a | C2, C1)
; expected-pre: -1 <=s C1 <=s C2
; ops: or icmp select
; notes: title of the issue says 0, its code 1; a maintainer notes that the condition on the constant is needed

define i8 @src(i8 %a) {
  %o = or i8 %a, 3
  %c = icmp sgt i8 %a, -1
  %r = select i1 %c, i8 1, i8 %o
  ret i8 %r
}

define i8 @tgt(i8 %a) {
  %o = or i8 %a, 3
  %r = call i8 @llvm.smin.i8(i8 %o, i8 1)
  ret i8 %r
}

declare i8 @llvm.smin.i8(i8, i8)
