; issue: llvm/llvm-project#207909
; title: set bits only when they are not all set
; expected: (a & b) != b ? (a | b) : a -> a | b
; expected-pre: true
; ops: and icmp or select
; notes: issue is C code; transcribed by us

define i32 @src(i32 %a, i32 %b) {
  %m = and i32 %a, %b
  %c = icmp ne i32 %m, %b
  %o = or i32 %a, %b
  %r = select i1 %c, i32 %o, i32 %a
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  %r = or i32 %a, %b
  ret i32 %r
}
