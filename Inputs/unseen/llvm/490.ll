; issue: llvm/llvm-project#71789
; title: complement less than negation
; expected: ~a ult -a -> a != 0
; expected-pre: true
; ops: xor sub icmp
; notes: width made up

define i1 @src(i32 %a) {
  %not = xor i32 %a, -1
  %neg = sub i32 0, %a
  %r = icmp ult i32 %not, %neg
  ret i1 %r
}

define i1 @tgt(i32 %a) {
  %r = icmp ne i32 %a, 0
  ret i1 %r
}
