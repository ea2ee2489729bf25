;: rule trunc-of-zext
;:   width     V: 1...64
;:   width     W: 1...64
;:   width     U: 1...64
;:   where     (ult V U)
;:   variable  x: V
;:   match     (trunc U (zext W x))
;:   rewrite   (zext U x)
;:
;: rule sdiv-of-sext-small
;:   width     V: 1...64
;:   width     W: 1...64
;:   variable  x: V
;:   constant  C: W
;:   match     (sdiv (sext W x) C)
;:   rewrite   0
;:   when      (sgt C (shl 1 (sub V 1)))
;:
;: rule byte-only
;:   variable  x: 8
;:   match     (xor (xor x -1) -1)
;:   rewrite   x

define i16 @fire(i8 %x) {
  %a = zext i8 %x to i64
  %b = trunc i64 %a to i16
  ret i16 %b
}

define i8 @dont_below_the_first_width(i16 %x) {
  %a = zext i16 %x to i64
  %b = trunc i64 %a to i8
  ret i8 %b
}

define i16 @dont_same_width(i16 %x) {
  %a = zext i16 %x to i64
  %b = trunc i64 %a to i16
  ret i16 %b
}

define i32 @width_in_the_condition(i8 %x) {
  %a = sext i8 %x to i32
  %b = sdiv i32 %a, 129
  ret i32 %b
}

define i32 @dont_divisor_is_reached(i8 %x) {
  %a = sext i8 %x to i32
  %b = sdiv i32 %a, 128
  ret i32 %b
}

define i8 @byte(i8 %x) {
  %a = xor i8 %x, -1
  %b = xor i8 -1, %a
  ret i8 %b
}

define i16 @dont_word(i16 %x) {
  %a = xor i16 %x, -1
  %b = xor i16 %a, -1
  ret i16 %b
}
; after

define i16 @fire(i8 %x) {
  %t0 = zext i8 %x to i16
  ret i16 %t0
}

define i8 @dont_below_the_first_width(i16 %x) {
  %a = zext i16 %x to i64
  %b = trunc i64 %a to i8
  ret i8 %b
}

define i16 @dont_same_width(i16 %x) {
  %a = zext i16 %x to i64
  %b = trunc i64 %a to i16
  ret i16 %b
}

define i32 @width_in_the_condition(i8 %x) {
  ret i32 0
}

define i32 @dont_divisor_is_reached(i8 %x) {
  %a = sext i8 %x to i32
  %b = sdiv i32 %a, 128
  ret i32 %b
}

define i8 @byte(i8 %x) {
  ret i8 %x
}

define i16 @dont_word(i16 %x) {
  %a = xor i16 %x, -1
  %b = xor i16 %a, -1
  ret i16 %b
}
