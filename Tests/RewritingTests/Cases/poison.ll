;: rule freeze-of-small
;:   width     W: 4...64
;:   variable  x: W
;:   match     (freeze (and x 7))
;:   rewrite   (freeze x)
;:   fact      (ult x 8)
;:
;: rule ctlz-of-lshr
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C: W
;:   match     (ctlz.edge (lshr C x))
;:   rewrite   (add x (ctlz C))

; Where the sum wraps the operand is poison, and the frozen value may be anything below 8.
define i32 @dont_operand_may_be_poison(i32 %y) {
  %x = lshr exact i32 %y, 29
  %a = and i32 %x, 7
  %r = freeze i32 %a
  ret i32 %r
}

define i32 @operand_is_defined(i32 noundef %y) {
  %x = and i32 %y, 6
  %b = xor i32 %x, 1
  %a = and i32 %b, 7
  %r = freeze i32 %a
  ret i32 %r
}

define i32 @assumed(i32 %x) {
  %k = icmp ult i32 %x, 5
  call void @llvm.assume(i1 %k)
  %a = and i32 %x, 7
  %r = freeze i32 %a
  ret i32 %r
}

define i32 @edge(i32 %x) {
  %s = lshr i32 65535, %x
  %r = call i32 @llvm.ctlz.i32(i32 %s, i1 true)
  ret i32 %r
}

define i32 @dont_without_edge(i32 %x) {
  %s = lshr i32 65535, %x
  %r = call i32 @llvm.ctlz.i32(i32 %s, i1 false)
  ret i32 %r
}
; after

; Where the sum wraps the operand is poison, and the frozen value may be anything below 8.
define i32 @dont_operand_may_be_poison(i32 %y) {
  %x = lshr exact i32 %y, 29
  %a = and i32 %x, 7
  %r = freeze i32 %a
  ret i32 %r
}

define i32 @operand_is_defined(i32 noundef %y) {
  %t0 = and i32 %y, 6
  %t1 = xor i32 %t0, 1
  %t2 = freeze i32 %t1
  ret i32 %t2
}

define i32 @assumed(i32 %x) {
  %t0 = freeze i32 %x
  ret i32 %t0
}

define i32 @edge(i32 %x) {
  %t0 = add i32 %x, 16
  ret i32 %t0
}

define i32 @dont_without_edge(i32 %x) {
  %s = lshr i32 65535, %x
  %r = call i32 @llvm.ctlz.i32(i32 %s, i1 false)
  ret i32 %r
}
