; issue: llvm/llvm-project#59393
; title: nested selects over a conjunction
; expected: select(p && q, c, select(p, a, b)) -> select(p, select(q, c, a), b)
; expected-pre: true
; ops: select
; notes: -

define i32 @src(i1 %p, i1 %q, i32 %a, i32 %b, i32 %c) {
  %s = select i1 %p, i32 %a, i32 %b
  %d = select i1 %p, i1 %q, i1 false
  %r = select i1 %d, i32 %c, i32 %s
  ret i32 %r
}

define i32 @tgt(i1 %p, i1 %q, i32 %a, i32 %b, i32 %c) {
  %s = select i1 %q, i32 %c, i32 %a
  %r = select i1 %p, i32 %s, i32 %b
  ret i32 %r
}
