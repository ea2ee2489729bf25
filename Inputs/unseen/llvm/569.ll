; issue: llvm/llvm-project#198820
; title: correlated selects
; expected: select(!a || b, select(a && b, t, f), x) -> select(a, select(b, t, x), f)
; expected-pre: true
; ops: xor select
; notes: -

define i32 @src(i1 %a, i1 %b_, i32 %t, i32 %f, i32 %x) {
  %and = select i1 %a, i1 %b_, i1 false
  %not.a = xor i1 %a, true
  %guard = select i1 %not.a, i1 true, i1 %b_
  %mux = select i1 %and, i32 %t, i32 %f
  %ret = select i1 %guard, i32 %mux, i32 %x
  ret i32 %ret
}

define i32 @tgt(i1 %a, i1 %b_, i32 %t, i32 %f, i32 %x) {
  %inner = select i1 %b_, i32 %t, i32 %x
  %ret = select i1 %a, i32 %inner, i32 %f
  ret i32 %ret
}
