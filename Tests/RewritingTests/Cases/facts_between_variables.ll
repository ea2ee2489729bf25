;: rule sge-of-less
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (sge x y)
;:   rewrite   0
;:   fact      (slt x y)
;:
;: rule smax-of-ordered
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (smax x y)
;:   rewrite   y
;:   fact      (sle x y)
;:
;: rule add-wraps-not
;:   width     W: 1...64
;:   variable  x: W
;:   constant  C: W
;:   match     (sadd.ov x C)
;:   rewrite   0
;:   fact      (eq (sadd.ov x C) 0)
;:
;: rule eq-of-separated
;:   width     W: 1...64
;:   variable  x, y, z: W
;:   match     (eq x y)
;:   rewrite   0
;:   fact      (sle x z)
;:   fact      (slt z y)

define i1 @fire(i32 %x, i32 %y) {
  %k = icmp slt i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

define i1 @exchanged(i32 %x, i32 %y) {
  %k = icmp sgt i32 %y, %x
  call void @llvm.assume(i1 %k)
  %r = icmp sle i32 %y, %x
  ret i1 %r
}

define i1 @together(i32 %x, i32 %y) {
  %j = icmp sle i32 %x, %y
  %k = icmp ne i32 %y, %x
  %b = and i1 %j, %k
  call void @llvm.assume(i1 %b)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

; Unsigned order of two values that aren't negative.
define i32 @unsigned(i32 %x, i8 %b) {
  %y = zext i8 %b to i32
  %k = icmp ult i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = call i32 @llvm.smax.i32(i32 %x, i32 %y)
  ret i32 %r
}

define i1 @dont_unsigned(i32 %x, i32 %y) {
  %k = icmp ult i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

define i1 @dont_maybe_equal(i32 %x, i32 %y) {
  %k = icmp sle i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

define i32 @dont_other_way_round(i32 %x, i32 %y) {
  %k = icmp sgt i32 %x, %y
  %n = xor i1 %k, true
  %o = or i1 %k, %n
  call void @llvm.assume(i1 %o)
  %r = call i32 @llvm.smax.i32(i32 %x, i32 %y)
  ret i32 %r
}

define i1 @overflow(i8 %b) {
  %x = zext i8 %b to i32
  %p = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %x, i32 1000)
  %r = extractvalue { i32, i1 } %p, 1
  ret i1 %r
}

define i1 @dont_overflow(i8 %b, i32 %y) {
  %x = zext i8 %b to i32
  %s = add i32 %x, %y
  %p = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %s, i32 1000)
  %r = extractvalue { i32, i1 } %p, 1
  ret i1 %r
}

; A third value stands between the two.
define i1 @between(i32 %x, i32 %y, i32 %z) {
  %j = icmp slt i32 %x, %z
  call void @llvm.assume(i1 %j)
  %k = icmp sgt i32 %y, %z
  call void @llvm.assume(i1 %k)
  %r = icmp eq i32 %x, %y
  ret i1 %r
}

define i1 @dont_not_between(i32 %x, i32 %y, i32 %z) {
  %j = icmp slt i32 %x, %z
  call void @llvm.assume(i1 %j)
  %k = icmp sgt i32 %z, %y
  call void @llvm.assume(i1 %k)
  %r = icmp eq i32 %x, %y
  ret i1 %r
}
; after

define i1 @fire(i32 %x, i32 %y) {
  ret i1 false
}

define i1 @exchanged(i32 %x, i32 %y) {
  ret i1 false
}

define i1 @together(i32 %x, i32 %y) {
  ret i1 false
}

; Unsigned order of two values that aren't negative.
define i32 @unsigned(i32 %x, i8 %b) {
  %t0 = zext i8 %b to i32
  ret i32 %t0
}

define i1 @dont_unsigned(i32 %x, i32 %y) {
  %k = icmp ult i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

define i1 @dont_maybe_equal(i32 %x, i32 %y) {
  %k = icmp sle i32 %x, %y
  call void @llvm.assume(i1 %k)
  %r = icmp sge i32 %x, %y
  ret i1 %r
}

define i32 @dont_other_way_round(i32 %x, i32 %y) {
  %k = icmp sgt i32 %x, %y
  %n = xor i1 %k, true
  %o = or i1 %k, %n
  call void @llvm.assume(i1 %o)
  %r = call i32 @llvm.smax.i32(i32 %x, i32 %y)
  ret i32 %r
}

define i1 @overflow(i8 %b) {
  ret i1 false
}

define i1 @dont_overflow(i8 %b, i32 %y) {
  %x = zext i8 %b to i32
  %s = add i32 %x, %y
  %p = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %s, i32 1000)
  %r = extractvalue { i32, i1 } %p, 1
  ret i1 %r
}

; A third value stands between the two.
define i1 @between(i32 %x, i32 %y, i32 %z) {
  ret i1 false
}

define i1 @dont_not_between(i32 %x, i32 %y, i32 %z) {
  %j = icmp slt i32 %x, %z
  call void @llvm.assume(i1 %j)
  %k = icmp sgt i32 %z, %y
  call void @llvm.assume(i1 %k)
  %r = icmp eq i32 %x, %y
  ret i1 %r
}
