;: rule seven
;:   width     W: 8...64
;:   variable  x: W
;:   match     (mul x 7)
;:   rewrite   (sub (shl x 3) x)

; Cheaper by one cycle, longer by one instruction.
define i32 @longer(i32 %x) {
  %a = mul i32 %x, 7
  ret i32 %a
}

; after

; Cheaper by one cycle, longer by one instruction.
define i32 @longer(i32 %x) {
  %a = mul i32 %x, 7
  ret i32 %a
}

