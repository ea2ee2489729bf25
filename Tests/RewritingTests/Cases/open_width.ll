;: rule low-bits
;:   width     W: 2...64
;:   width     V: 1...63
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (eq (and x C1) C2)
;:   rewrite   (eq (trunc V x) (trunc V C2))
;:   when      (and (ule C2 C1) (eq (shl -1 V) (xor C1 -1)))

define i1 @a_byte(i32 %x) {
  %m = and i32 %x, 255
  %r = icmp eq i32 %m, 17
  ret i1 %r
}

; No width has these bits.
define i1 @dont(i32 %x) {
  %m = and i32 %x, 254
  %r = icmp eq i32 %m, 16
  ret i1 %r
}
; after

define i1 @a_byte(i32 %x) {
  %t0 = trunc i32 %x to i8
  %t1 = icmp eq i8 %t0, 17
  ret i1 %t1
}

; No width has these bits.
define i1 @dont(i32 %x) {
  %m = and i32 %x, 254
  %r = icmp eq i32 %m, 16
  ret i1 %r
}
