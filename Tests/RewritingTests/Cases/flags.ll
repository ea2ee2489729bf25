;: rule lshr-of-shl
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (lshr (shl.nuw x y) y)
;:   rewrite   x

define i32 @fire(i32 %x, i32 %y) {
  %a = shl nuw i32 %x, %y
  %b = lshr i32 %a, %y
  ret i32 %b
}

define i32 @more_flags(i32 %x, i32 %y) {
  %a = shl nuw nsw i32 %x, %y
  %b = lshr exact i32 %a, %y
  ret i32 %b
}

; The bits that are shifted out are known to be zero.
define i32 @flag_is_implied(i8 %x) {
  %z = zext i8 %x to i32
  %a = shl i32 %z, 24
  %b = lshr i32 %a, 24
  ret i32 %b
}

; A product with a power of two is a shift.
define i32 @product(i32 %x) {
  %a = mul nuw i32 %x, 8
  %b = lshr i32 %a, 3
  ret i32 %b
}

define i32 @dont_flag_is_missing(i32 %x, i32 %y) {
  %a = shl nsw i32 %x, %y
  %b = lshr i32 %a, %y
  ret i32 %b
}

define i32 @dont_one_bit_too_far(i8 %x) {
  %z = zext i8 %x to i32
  %a = shl i32 %z, 25
  %b = lshr i32 %a, 25
  ret i32 %b
}

define i32 @dont_other_amount(i32 %x, i32 %y, i32 %z) {
  %a = shl nuw i32 %x, %y
  %b = lshr i32 %a, %z
  ret i32 %b
}
; after

define i32 @fire(i32 %x, i32 %y) {
  ret i32 %x
}

define i32 @more_flags(i32 %x, i32 %y) {
  ret i32 %x
}

; The bits that are shifted out are known to be zero.
define i32 @flag_is_implied(i8 %x) {
  %t0 = zext i8 %x to i32
  ret i32 %t0
}

; A product with a power of two is a shift.
define i32 @product(i32 %x) {
  ret i32 %x
}

define i32 @dont_flag_is_missing(i32 %x, i32 %y) {
  %a = shl nsw i32 %x, %y
  %b = lshr i32 %a, %y
  ret i32 %b
}

define i32 @dont_one_bit_too_far(i8 %x) {
  %z = zext i8 %x to i32
  %a = shl i32 %z, 25
  %b = lshr i32 %a, 25
  ret i32 %b
}

define i32 @dont_other_amount(i32 %x, i32 %y, i32 %z) {
  %a = shl nuw i32 %x, %y
  %b = lshr i32 %a, %z
  ret i32 %b
}
