;: rule and-of-bounds
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C: W
;:   match     (select (sgt x -1) (slt x C) 0)
;:   rewrite   (ult x C)
;:   when      (sge C 0)

define i1 @fire(i32 %x) {
  %a = icmp sgt i32 %x, -1
  %b = icmp slt i32 %x, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @neighbours_and_exchanged(i32 %x) {
  %a = icmp sge i32 %x, 0
  %b = icmp sge i32 99, %x
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

; As a conjunction, which is poison more often.
define i1 @conjunction(i32 %x) {
  %a = icmp slt i32 %x, 100
  %b = icmp sgt i32 %x, -1
  %c = and i1 %a, %b
  ret i1 %c
}

; Selected by the opposite.
define i1 @opposite(i32 %x) {
  %a = icmp slt i32 %x, 0
  %b = icmp slt i32 %x, 100
  %c = select i1 %a, i1 false, i1 %b
  ret i1 %c
}

define i1 @unsigned_test_of_the_sign(i32 %x) {
  %a = icmp ult i32 %x, -2147483648
  %b = icmp slt i32 %x, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @dont_negative_bound(i32 %x) {
  %a = icmp sgt i32 %x, -1
  %b = icmp slt i32 %x, -100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @dont_other_subject(i32 %x, i32 %y) {
  %a = icmp sgt i32 %x, -1
  %b = icmp slt i32 %y, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @dont_bound_above(i32 %x) {
  %a = icmp sgt i32 %x, 0
  %b = icmp slt i32 %x, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}
; after

define i1 @fire(i32 %x) {
  %t0 = icmp ult i32 %x, 100
  ret i1 %t0
}

define i1 @neighbours_and_exchanged(i32 %x) {
  %t0 = icmp ult i32 %x, 100
  ret i1 %t0
}

; As a conjunction, which is poison more often.
define i1 @conjunction(i32 %x) {
  %t0 = icmp ult i32 %x, 100
  ret i1 %t0
}

; Selected by the opposite.
define i1 @opposite(i32 %x) {
  %t0 = icmp ult i32 %x, 100
  ret i1 %t0
}

define i1 @unsigned_test_of_the_sign(i32 %x) {
  %t0 = icmp ult i32 %x, 100
  ret i1 %t0
}

define i1 @dont_negative_bound(i32 %x) {
  %a = icmp sgt i32 %x, -1
  %b = icmp slt i32 %x, -100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @dont_other_subject(i32 %x, i32 %y) {
  %a = icmp sgt i32 %x, -1
  %b = icmp slt i32 %y, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}

define i1 @dont_bound_above(i32 %x) {
  %a = icmp sgt i32 %x, 0
  %b = icmp slt i32 %x, 100
  %c = select i1 %a, i1 %b, i1 false
  ret i1 %c
}
