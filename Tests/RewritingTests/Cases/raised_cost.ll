;: rule chosen
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (xor (smin x C1) C2)
;:   rewrite   (select (slt x C1) (xor x C2) (xor C1 C2))

;: rule masked
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (and (and x C1) C2)
;:   rewrite   (and x (and C1 C2))

; A rule that raises the cost has weights of its own, which end.
define i32 @fire(i32 %x) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 7)
  %r = xor i32 %m, 3
  ret i32 %r
}

; The other rules fire as always.
define i32 @both(i32 %x) {
  %a = and i32 %x, 255
  %b = and i32 %a, 4095
  %m = call i32 @llvm.smin.i32(i32 %b, i32 7)
  %r = xor i32 %m, 3
  ret i32 %r
}

; The minimum is needed otherwise too: nothing would go away.
define i32 @dont_keep_what_is_replaced(i32 %x) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 7)
  %d = xor i32 %m, 3
  %r = mul i32 %m, %d
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
; after


; A rule that raises the cost has weights of its own, which end.
define i32 @fire(i32 %x) {
  %t0 = icmp slt i32 %x, 7
  %t1 = xor i32 %x, 3
  %t2 = select i1 %t0, i32 %t1, i32 4
  ret i32 %t2
}

; The other rules fire as always.
define i32 @both(i32 %x) {
  %t0 = and i32 %x, 255
  %t1 = icmp slt i32 %t0, 7
  %t2 = xor i32 %t0, 3
  %t3 = select i1 %t1, i32 %t2, i32 4
  ret i32 %t3
}

; The minimum is needed otherwise too: nothing would go away.
define i32 @dont_keep_what_is_replaced(i32 %x) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 7)
  %d = xor i32 %m, 3
  %r = mul i32 %m, %d
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
