;: rule shift-to-difference
;:   width     W: 1...64
;:   variable  a: W
;:   constant  C: W
;:   match     (lshr C a)
;:   rewrite   (sub C a)
;:   when      (and (ult 0 C) (ule C 2))
;:   fact      (ult a 2)

; Neither costs less; a shift counts for more than a difference where that is what the rule needs.
define i32 @fire(i32 %a) {
  %k = icmp ult i32 %a, 2
  call void @llvm.assume(i1 %k)
  %r = lshr i32 2, %a
  ret i32 %r
}

define i32 @dont_without_the_fact(i32 %a) {
  %r = lshr i32 2, %a
  ret i32 %r
}

declare void @llvm.assume(i1)
; after

; Neither costs less; a shift counts for more than a difference where that is what the rule needs.
define i32 @fire(i32 %a) {
  %t0 = sub i32 2, %a
  ret i32 %t0
}

define i32 @dont_without_the_fact(i32 %a) {
  %r = lshr i32 2, %a
  ret i32 %r
}

declare void @llvm.assume(i1)
