;: rule add-of-sub
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (add (sub x C1) C2)
;:   rewrite   (add x (sub C2 C1))

define i8 @fire(i8 %x) {
  %a = sub i8 %x, 3
  %b = add i8 %a, 10
  ret i8 %b
}

define i64 @operands_exchanged(i64 %x) {
  %a = sub i64 %x, -1
  %b = add i64 1, %a
  ret i64 %b
}

; A difference by another spelling, a sum of sums.
define i8 @sum_for_difference(i8 %x) {
  %a = add i8 %x, -3
  %b = sub i8 %a, 200
  ret i8 %b
}

define i8 @to_the_fixed_point(i8 %x) {
  %a = sub i8 %x, 1
  %b = add i8 %a, 2
  %c = sub i8 %b, 4
  %d = add i8 %c, 8
  ret i8 %d
}

; The first difference is used again: the chain is shorter.
define i8 @used_again(i8 %x) {
  %a = sub i8 %x, 3
  %b = add i8 %a, 10
  %c = mul i8 %a, %b
  ret i8 %c
}

define i8 @dont_without_constants(i8 %x, i8 %y) {
  %a = sub i8 %x, %y
  %b = add i8 %a, 10
  ret i8 %b
}
; after

define i8 @fire(i8 %x) {
  %t0 = add i8 %x, 7
  ret i8 %t0
}

define i64 @operands_exchanged(i64 %x) {
  %t0 = add i64 %x, 2
  ret i64 %t0
}

; A difference by another spelling, a sum of sums.
define i8 @sum_for_difference(i8 %x) {
  %t0 = add i8 %x, 53
  ret i8 %t0
}

define i8 @to_the_fixed_point(i8 %x) {
  %t0 = add i8 %x, 5
  ret i8 %t0
}

; The first difference is used again: the chain is shorter.
define i8 @used_again(i8 %x) {
  %t0 = add i8 %x, 7
  %t1 = sub i8 %x, 3
  %t2 = mul i8 %t1, %t0
  ret i8 %t2
}

define i8 @dont_without_constants(i8 %x, i8 %y) {
  %a = sub i8 %x, %y
  %b = add i8 %a, 10
  ret i8 %b
}
