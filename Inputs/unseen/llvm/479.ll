; issue: llvm/llvm-project#163108
; title: constants put together by disjoint ors
; expected: (select(c, C1, C2) |disjoint zext(c)) |disjoint C3 -> select(c, C1 | 1 | C3, C2 | C3)
; expected-pre: true
; ops: zext select or
; notes: -

define i8 @src(i1 %c) {
  %v0 = zext i1 %c to i8
  %v1 = select i1 %c, i8 0, i8 8
  %v2 = or disjoint i8 %v1, %v0
  %v3 = or disjoint i8 %v2, 16
  ret i8 %v3
}

define i8 @tgt(i1 %c) {
  %v1 = select i1 %c, i8 17, i8 24
  ret i8 %v1
}
