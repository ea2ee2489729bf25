;: rule sub-of-smin
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (sub x (smin (sub.nsw x y) 0))
;:   rewrite   (smax x y)
;:
;: rule add-of-xor-mask
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C: W
;:   match     (add (and x C) (xor (and x C) C))
;:   rewrite   C
;:
;: rule umax-of-shl
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (umax (shl.nuw x C1) C2)
;:   rewrite   (shl.nuw (umax x (lshr C2 C1)) C1)
;:   when      (eq (shl (lshr C2 C1) C1) C2)
;:
;: rule lshr-of-add-of-shl
;:   width     W: 1...64
;:   variable  x, y, z: W
;:   match     (lshr (add.nuw (shl.nuw x z) y) z)
;:   rewrite   (add.nuw x (lshr y z))

declare i8 @llvm.smin.i8(i8, i8)

define i8 @fire(i8 %x, i8 %y) {
  %d = sub nsw i8 %x, %y
  %m = call i8 @llvm.smin.i8(i8 0, i8 %d)
  %r = sub i8 %x, %m
  ret i8 %r
}

; The same value twice, though by two instructions.
define i64 @equal_instructions(i64 %x) {
  %a = and i64 %x, 240
  %b = and i64 %x, 240
  %c = xor i64 240, %b
  %r = add i64 %c, %a
  ret i64 %r
}

define i64 @dont_other_mask(i64 %x) {
  %a = and i64 %x, 240
  %b = xor i64 %a, 242
  %r = add i64 %a, %b
  ret i64 %r
}

; No cheaper, but in order: the heavier operation goes down.
define i32 @exchange(i32 %x) {
  %s = shl nuw i32 %x, 2
  %r = tail call i32 @llvm.umax.i32(i32 %s, i32 40)
  ret i32 %r
}

define i32 @dont_inexact(i32 %x) {
  %s = shl nuw i32 %x, 2
  %r = call i32 @llvm.umax.i32(i32 %s, i32 41)
  ret i32 %r
}

; The sum is needed anyway.
define i32 @dont_where_it_costs_more(i32 %x, i32 %y, i32 %z) {
  %s = shl nuw i32 %x, %z
  %a = add nuw i32 %s, %y
  %l = lshr i32 %a, %z
  %r = xor i32 %l, %a
  ret i32 %r
}

define i32 @no_other_use(i32 %x, i32 %y, i32 %z) {
  %s = shl nuw i32 %x, %z
  %a = add nuw i32 %y, %s
  %l = lshr i32 %a, %z
  ret i32 %l
}
; after

declare i8 @llvm.smin.i8(i8, i8)

define i8 @fire(i8 %x, i8 %y) {
  %t0 = call i8 @llvm.smax.i8(i8 %x, i8 %y)
  ret i8 %t0
}

; The same value twice, though by two instructions.
define i64 @equal_instructions(i64 %x) {
  ret i64 240
}

define i64 @dont_other_mask(i64 %x) {
  %a = and i64 %x, 240
  %b = xor i64 %a, 242
  %r = add i64 %a, %b
  ret i64 %r
}

; No cheaper, but in order: the heavier operation goes down.
define i32 @exchange(i32 %x) {
  %t0 = call i32 @llvm.umax.i32(i32 %x, i32 10)
  %t1 = shl nuw i32 %t0, 2
  ret i32 %t1
}

define i32 @dont_inexact(i32 %x) {
  %s = shl nuw i32 %x, 2
  %r = call i32 @llvm.umax.i32(i32 %s, i32 41)
  ret i32 %r
}

; The sum is needed anyway.
define i32 @dont_where_it_costs_more(i32 %x, i32 %y, i32 %z) {
  %s = shl nuw i32 %x, %z
  %a = add nuw i32 %s, %y
  %l = lshr i32 %a, %z
  %r = xor i32 %l, %a
  ret i32 %r
}

define i32 @no_other_use(i32 %x, i32 %y, i32 %z) {
  %t0 = lshr i32 %y, %z
  %t1 = add nuw i32 %x, %t0
  ret i32 %t1
}
declare i8 @llvm.smax.i8(i8, i8)
declare i32 @llvm.umax.i32(i32, i32)
