; issue: llvm/llvm-project#138650
; title: one bit of a hand-written bitwise and
; expected: s = C <<nuw m: ((s & a) == 0) | ((s & b) == 0) ? 0 : s -> (s & a) & b
; expected-pre: C a power of two or 0
; ops: shl and icmp or select
; notes: -

define i64 @src(i64 %m, i64 %a, i64 %b) {
  %s = shl nuw i64 1, %m
  %x = and i64 %s, %a
  %cx = icmp eq i64 %x, 0
  %y = and i64 %s, %b
  %cy = icmp eq i64 %y, 0
  %c = or i1 %cx, %cy
  %r = select i1 %c, i64 0, i64 %s
  ret i64 %r
}

define i64 @tgt(i64 %m, i64 %a, i64 %b) {
  %s = shl nuw i64 1, %m
  %x = and i64 %s, %a
  %r = and i64 %x, %b
  ret i64 %r
}
