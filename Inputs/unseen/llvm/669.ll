; issue: llvm/llvm-project#53978
; title: sum without overflow below its addend
; expected: (x ult C1) & ((x + C2) ult C3) -> false
; expected-pre: C1 == 0 or C3 == 0 or (C1 ule -C2 and C3 ule C2)
; ops: icmp add and
; notes: the remainder of the issue, x % 8 == 0, left out

define i1 @src(i32 %x) {
  %ok = icmp ult i32 %x, -77
  %s = add i32 %x, 77
  %c = icmp ult i32 %s, 5
  %r = and i1 %ok, %c
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  ret i1 false
}
