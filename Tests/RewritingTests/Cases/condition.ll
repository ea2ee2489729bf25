;: rule and-of-or-disjoint
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (and (or x C1) C2)
;:   rewrite   (and x C2)
;:   when      (eq (and C1 C2) 0)

define i16 @fire(i16 %x) {
  %a = or i16 %x, 15
  %b = and i16 %a, -16
  ret i16 %b
}

; A disjoint sum is a disjunction.
define i16 @sum(i16 %y) {
  %x = shl i16 %y, 4
  %a = add i16 %x, 9
  %b = and i16 %a, 112
  ret i16 %b
}

define i16 @dont_masks_overlap(i16 %x) {
  %a = or i16 %x, 31
  %b = and i16 %a, -16
  ret i16 %b
}

define i16 @dont_sum_may_carry(i16 %y) {
  %x = shl i16 %y, 3
  %a = add i16 %x, 9
  %b = and i16 %a, 112
  ret i16 %b
}
; after

define i16 @fire(i16 %x) {
  %t0 = and i16 %x, -16
  ret i16 %t0
}

; A disjoint sum is a disjunction.
define i16 @sum(i16 %y) {
  %t0 = shl i16 %y, 4
  %t1 = and i16 %t0, 112
  ret i16 %t1
}

define i16 @dont_masks_overlap(i16 %x) {
  %a = or i16 %x, 31
  %b = and i16 %a, -16
  ret i16 %b
}

define i16 @dont_sum_may_carry(i16 %y) {
  %x = shl i16 %y, 3
  %a = add i16 %x, 9
  %b = and i16 %a, 112
  ret i16 %b
}
