; issue: llvm/llvm-project#98800
; title: select between opposite selects
; expected: select(d, select(c, a, b), select(c, b, a)) -> select(c ^ d, b, a)
; expected-pre: true
; ops: select
; notes: -

define i32 @src(i32 %a, i32 %b, i1 %c, i1 %d) {
  %sel1 = select i1 %c, i32 %a, i32 %b
  %sel2 = select i1 %c, i32 %b, i32 %a
  %ret = select i1 %d, i32 %sel1, i32 %sel2
  ret i32 %ret
}

define i32 @tgt(i32 %a, i32 %b, i1 %c, i1 %d) {
  %xor = xor i1 %c, %d
  %ret = select i1 %xor, i32 %b, i32 %a
  ret i32 %ret
}
