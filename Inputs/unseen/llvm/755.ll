; issue: llvm/llvm-project#94915
; title: exactly one of two equals a third
; expected: ((a == c) & (b != c)) | ((a != c) & (b == c)) -> (a == c) == (b != c)
; expected-pre: true
; ops: icmp and or
; notes: a pull request; width made up

define i1 @src(i32 %a, i32 %b, i32 %c) {
  %ae = icmp eq i32 %a, %c
  %bn = icmp ne i32 %b, %c
  %l = and i1 %ae, %bn
  %an = icmp ne i32 %a, %c
  %be = icmp eq i32 %b, %c
  %m = and i1 %an, %be
  %r = or i1 %l, %m
  ret i1 %r
}

define i1 @tgt(i32 %a, i32 %b, i32 %c) {
  %ae = icmp eq i32 %a, %c
  %bn = icmp ne i32 %b, %c
  %r = icmp eq i1 %ae, %bn
  ret i1 %r
}
