;: rule to-shift
;:   width     W: 2...64
;:   variable  x: W
;:   match     (add x x)
;:   rewrite   (shl x 1)

;: rule to-sum
;:   width     W: 2...64
;:   variable  x: W
;:   match     (shl x 1)
;:   rewrite   (add x x)

; No order ends for both: the usual weights decide.
define i32 @sum(i32 %x) {
  %r = add i32 %x, %x
  ret i32 %r
}

define i32 @shift(i32 %x) {
  %r = shl i32 %x, 1
  ret i32 %r
}
; after


; No order ends for both: the usual weights decide.
define i32 @sum(i32 %x) {
  %t0 = shl i32 %x, 1
  ret i32 %t0
}

define i32 @shift(i32 %x) {
  %r = shl i32 %x, 1
  ret i32 %r
}
