;: rule scmp-of-small
;:   width     W: 2...64
;:   width     N: 2...64
;:   where     (ult W N)
;:   variable  x: W
;:   constant  C1, C2: W
;:   match     (scmp N x 0)
;:   rewrite   (sext N x)
;:   when      (and (ule (sub 1 C1) 2) (ule C2 (sub 3 (sub 1 C1))))
;:   fact      (ult (add x C1) C2)
;:
;: rule ult-of-lshr
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C, M: W
;:   match     (ult (and x C) M)
;:   rewrite   1
;:   when      (ult C M)
;:
;: rule and-of-known
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C, K: W
;:   match     (and x C)
;:   rewrite   x
;:   when      (eq (or C K) -1)
;:   fact      (eq (and x K) 0)

declare void @llvm.assume(i1)

define i64 @fire(i32 %x) {
  %a = add i32 %x, 1
  %b = icmp ult i32 %a, 3
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

; The same range by other means.
define i64 @two_assumptions(i32 %x) {
  %a = icmp sge i32 %x, 0
  call void @llvm.assume(i1 %a)
  %b = icmp slt i32 %x, 2
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i64 @computed(i1 %c) {
  %x = sext i1 %c to i32
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i64 @dont_range_is_too_wide(i32 %x) {
  %a = add i32 %x, 1
  %b = icmp ult i32 %a, 4
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i64 @dont_assumed_of_another(i32 %x, i32 %y) {
  %a = add i32 %y, 1
  %b = icmp ult i32 %a, 3
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i32 @known_bits(i8 %x) {
  %z = zext i8 %x to i32
  %s = shl i32 %z, 4
  %r = and i32 %s, 8176
  ret i32 %r
}

define i32 @assumed_bits(i32 %x) {
  %m = and i32 %x, -256
  %k = icmp eq i32 %m, 0
  call void @llvm.assume(i1 %k)
  %r = and i32 %x, 255
  ret i32 %r
}

define i32 @dont_one_bit_is_open(i8 %x) {
  %z = zext i8 %x to i32
  %s = shl i32 %z, 4
  %r = and i32 %s, 2032
  ret i32 %r
}
; after

declare void @llvm.assume(i1)

define i64 @fire(i32 %x) {
  %t0 = sext i32 %x to i64
  ret i64 %t0
}

; The same range by other means.
define i64 @two_assumptions(i32 %x) {
  %t0 = sext i32 %x to i64
  ret i64 %t0
}

define i64 @computed(i1 %c) {
  %t0 = sext i1 %c to i32
  %t1 = sext i32 %t0 to i64
  ret i64 %t1
}

define i64 @dont_range_is_too_wide(i32 %x) {
  %a = add i32 %x, 1
  %b = icmp ult i32 %a, 4
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i64 @dont_assumed_of_another(i32 %x, i32 %y) {
  %a = add i32 %y, 1
  %b = icmp ult i32 %a, 3
  call void @llvm.assume(i1 %b)
  %r = call i64 @llvm.scmp.i64.i32(i32 %x, i32 0)
  ret i64 %r
}

define i32 @known_bits(i8 %x) {
  %t0 = zext i8 %x to i32
  %t1 = shl i32 %t0, 4
  ret i32 %t1
}

define i32 @assumed_bits(i32 %x) {
  ret i32 %x
}

define i32 @dont_one_bit_is_open(i8 %x) {
  %z = zext i8 %x to i32
  %s = shl i32 %z, 4
  %r = and i32 %s, 2032
  ret i32 %r
}
