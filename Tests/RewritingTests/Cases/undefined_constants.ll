;: rule udiv-of-mul
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (udiv (mul.nuw x C1) C2)
;:   rewrite   (mul.nuw x (udiv C1 C2))
;:   when      (eq (urem C1 C2) 0)
;:
;: rule mul-is-shl
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C: W
;:   match     (mul x C)
;:   rewrite   (shl x (log2 C))
;:   when      (pow2 C)

define i32 @fire(i32 %x) {
  %m = mul nuw i32 %x, 21
  %r = udiv i32 %m, 7
  ret i32 %r
}

; A condition without a value doesn't hold.
define i32 @dont_by_zero(i32 %x) {
  %m = mul nuw i32 %x, 21
  %r = udiv i32 %m, 0
  ret i32 %r
}

define i32 @dont_remainder(i32 %x) {
  %m = mul nuw i32 %x, 22
  %r = udiv i32 %m, 7
  ret i32 %r
}

define i32 @power(i32 %x) {
  %r = mul i32 %x, -2147483648
  ret i32 %r
}

; Both, one after the other.
define i32 @both(i32 %x) {
  %m = mul nuw i32 %x, 56
  %r = udiv i32 %m, 7
  ret i32 %r
}

define i32 @dont_no_power(i32 %x) {
  %r = mul i32 %x, 24
  ret i32 %r
}
; after

define i32 @fire(i32 %x) {
  %t0 = mul nuw i32 %x, 3
  ret i32 %t0
}

; A condition without a value doesn't hold.
define i32 @dont_by_zero(i32 %x) {
  %m = mul nuw i32 %x, 21
  %r = udiv i32 %m, 0
  ret i32 %r
}

define i32 @dont_remainder(i32 %x) {
  %m = mul nuw i32 %x, 22
  %r = udiv i32 %m, 7
  ret i32 %r
}

define i32 @power(i32 %x) {
  %t0 = shl i32 %x, 31
  ret i32 %t0
}

; Both, one after the other.
define i32 @both(i32 %x) {
  %t0 = shl i32 %x, 3
  ret i32 %t0
}

define i32 @dont_no_power(i32 %x) {
  %r = mul i32 %x, 24
  ret i32 %r
}
