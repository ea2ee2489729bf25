; issue: llvm/llvm-project#201328
; title: align down after a conditional step back
; expected: m = x & C1; x - (m ult C2 ? m + C3 : m) -> (x - C2) & ~C1
; expected-pre: C1 is a low mask (or 0), C3 == C1 + 1, C2 <=u C1 or C2 == C3
; ops: and icmp add select sub
; notes: pattern from the pull request for the issue (201469); reconstruction: instance chosen by us

define i32 @src(i32 %x) {
  %m = and i32 %x, 15
  %c = icmp ult i32 %m, 4
  %p = add i32 %m, 16
  %s = select i1 %c, i32 %p, i32 %m
  %r = sub i32 %x, %s
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %a = add i32 %x, -4
  %r = and i32 %a, -16
  ret i32 %r
}
