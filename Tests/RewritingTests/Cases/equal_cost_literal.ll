;: rule chosen-by-itself
;:   width     W: 2...64
;:   variable  x, y: W
;:   match     (select (trunc.nuw 1 x) x y)
;:   rewrite   (select (trunc.nuw 1 x) 1 y)

; A literal in the place of a value costs nothing less, and is less to read.
define i32 @fire(i32 %x, i32 %y) {
  %c = trunc nuw i32 %x to i1
  %r = select i1 %c, i32 %x, i32 %y
  ret i32 %r
}

; It is one already.
define i32 @dont_where_it_is_one(i32 %x, i32 %y) {
  %c = trunc nuw i32 %x to i1
  %r = select i1 %c, i32 1, i32 %y
  ret i32 %r
}
; after

; A literal in the place of a value costs nothing less, and is less to read.
define i32 @fire(i32 %x, i32 %y) {
  %t0 = trunc nuw i32 %x to i1
  %t1 = select i1 %t0, i32 1, i32 %y
  ret i32 %t1
}

; It is one already.
define i32 @dont_where_it_is_one(i32 %x, i32 %y) {
  %c = trunc nuw i32 %x to i1
  %r = select i1 %c, i32 1, i32 %y
  ret i32 %r
}
