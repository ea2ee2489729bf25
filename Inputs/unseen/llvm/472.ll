; issue: llvm/llvm-project#51087
; title: four bounds by one power of two
; expected: x ult C && y ult C && z ult C && w ult C -> (((x | y) | z) | w) ult C
; expected-pre: C a power of two or 0
; ops: icmp and or
; notes: bitwise and here, && of noundef values in the issue

define i1 @src(i32 %x, i32 %y, i32 %z, i32 %w) {
  %a = icmp ult i32 %x, 1024
  %b = icmp ult i32 %y, 1024
  %c = icmp ult i32 %z, 1024
  %d = icmp ult i32 %w, 1024
  %e = and i1 %a, %b
  %f = and i1 %e, %c
  %r = and i1 %f, %d
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y, i32 %z, i32 %w) {
  %a = or i32 %x, %y
  %b = or i32 %a, %z
  %c = or i32 %b, %w
  %r = icmp ult i32 %c, 1024
  ret i1 %r
}
