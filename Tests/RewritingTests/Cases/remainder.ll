;: rule remainder
;:   from      known
;:   // x %u y  ⇒  x & (y + -1)   given ctpop(y) == 1
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (urem x y)
;:   rewrite   (and x (add y -1))
;:   fact      (eq (ctpop y) 1)
;:   sound     at all widths
;:   cost      12 -> 2

; Two cheap instructions for a dear one.
define i32 @power(i32 %x, i32 %y) {
  %p = call i32 @llvm.ctpop.i32(i32 %y)
  %c = icmp eq i32 %p, 1
  call void @llvm.assume(i1 %c)
  %r = urem i32 %x, %y
  ret i32 %r
}

define i32 @dont_without_fact(i32 %x, i32 %y) {
  %p = call i32 @llvm.ctpop.i32(i32 %y)
  %c = icmp ule i32 %p, 2
  call void @llvm.assume(i1 %c)
  %r = urem i32 %x, %y
  ret i32 %r
}
; after

; Two cheap instructions for a dear one.
define i32 @power(i32 %x, i32 %y) {
  %t0 = add i32 %y, -1
  %t1 = and i32 %x, %t0
  ret i32 %t1
}

define i32 @dont_without_fact(i32 %x, i32 %y) {
  %p = call i32 @llvm.ctpop.i32(i32 %y)
  %c = icmp ule i32 %p, 2
  call void @llvm.assume(i1 %c)
  %r = urem i32 %x, %y
  ret i32 %r
}
