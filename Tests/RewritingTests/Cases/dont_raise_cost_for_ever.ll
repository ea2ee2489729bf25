;: rule to-choice
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (smin x y)
;:   rewrite   (select (slt x y) x y)

;: rule to-minimum
;:   width     W: 1...64
;:   variable  x, y: W
;:   match     (select (slt x y) x y)
;:   rewrite   (smin x y)

; No order ends for both: the usual costs decide.
define i32 @minimum(i32 %x, i32 %y) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  ret i32 %m
}

define i32 @choice(i32 %x, i32 %y) {
  %c = icmp slt i32 %x, %y
  %r = select i1 %c, i32 %x, i32 %y
  ret i32 %r
}

declare i32 @llvm.smin.i32(i32, i32)
; after


; No order ends for both: the usual costs decide.
define i32 @minimum(i32 %x, i32 %y) {
  %m = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  ret i32 %m
}

define i32 @choice(i32 %x, i32 %y) {
  %t0 = call i32 @llvm.smin.i32(i32 %x, i32 %y)
  ret i32 %t0
}

declare i32 @llvm.smin.i32(i32, i32)
