; issue: llvm/llvm-project#64583
; title: transitive comparison
; expected: (a slt b && b slt c) && a slt c -> a slt b && b slt c
; expected-pre: true
; ops: icmp select
; notes: C in the issue

define i1 @src(i32 %a, i32 %b, i32 %c) {
  %ab = icmp slt i32 %a, %b
  %bc = icmp slt i32 %b, %c
  %and = select i1 %ab, i1 %bc, i1 false
  %ac = icmp slt i32 %a, %c
  %r = select i1 %and, i1 %ac, i1 false
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b, i32 %c) {
  %ab = icmp slt i32 %a, %b
  %bc = icmp slt i32 %b, %c
  %r = select i1 %ab, i1 %bc, i1 false
  ret i1 %r
}
