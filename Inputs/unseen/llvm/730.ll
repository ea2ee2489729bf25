; issue: llvm/llvm-project#105992
; title: xor moves into a choice of constants
; expected: (select(c, C1, C2) |disjoint y) ^ C3 -> select(c, C1 ^ C3, C2 ^ C3) ^ y
; expected-pre: true
; ops: select or xor
; notes: a pull request; constants and width made up

define i32 @src(i1 %c, i32 %y) {
  %s = select i1 %c, i32 5, i32 1
  %o = or disjoint i32 %s, %y
  %r = xor i32 %o, 4
  ret i32 %r
}

define i32 @tgt(i1 %c, i32 %y) {
  %s = select i1 %c, i32 1, i32 5
  %r = xor i32 %s, %y
  ret i32 %r
}
