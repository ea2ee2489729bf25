; issue: llvm/llvm-project#56479
; title: value is a sign extension
; expected: ((x >>s C1) ^ x) ult C2 -> (x + C2) ult 2 * C2
; expected-pre: C1 == W-1 and C2 <u signed minimum
; ops: ashr xor icmp
; notes: -

define i1 @src(i32 %x) {
  %s = ashr i32 %x, 31
  %t = xor i32 %s, %x
  %r = icmp ult i32 %t, 4
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = add i32 %x, 4
  %r = icmp ult i32 %a, 8
  ret i1 %r
}
