; issue: llvm/llvm-project#62263
; title: value selected only where it is zero
; expected: ((b ^ C) | a) == 0 ? a : 0 -> 0
; expected-pre: true
; ops: xor or icmp select
; notes: C is -1 in the issue

define i32 @src(i32 %a, i32 %b) {
  %n = xor i32 %b, -1
  %o = or i32 %n, %a
  %c = icmp eq i32 %o, 0
  %r = select i1 %c, i32 %a, i32 0
  ret i32 %r
}

define i32 @tgt(i32 %a, i32 %b) {
  ret i32 0
}
