;: rule shifted-one
;:   width     W: 1...64
;:   variable  a: W
;:   match     (shl 1 a)
;:   rewrite   (add a 1)
;:   fact      (ult a 2)
;: rule shifted-out
;:   width     W: 1...64
;:   variable  a: W
;:   match     (lshr 1 a)
;:   rewrite   (xor a 1)
;:   fact      (ult a 2)

; The flags that are lost make no difference.
define i32 @fire(i32 %x) {
  %a = and i32 %x, 1
  %r = shl nuw nsw i32 1, %a
  ret i32 %r
}

define i32 @dont(i32 %x) {
  %a = and i32 %x, 2
  %r = shl nuw nsw i32 1, %a
  ret i32 %r
}
; after

; The flags that are lost make no difference.
define i32 @fire(i32 %x) {
  %t0 = and i32 %x, 1
  %t1 = add i32 %t0, 1
  ret i32 %t1
}

define i32 @dont(i32 %x) {
  %a = and i32 %x, 2
  %r = shl nuw nsw i32 1, %a
  ret i32 %r
}
