; issue: llvm/llvm-project#96690
; title: above a bound or in an aligned range
; expected: (x uge C1) | ((x uge C2) & (x ult C3)) -> ((x ^ C2) + (C2 - C3)) uge (C1 + (C2 - C3))
; expected-pre: C2 ult C3 ule C1, C3 - C2 a power of two that divides C2, and C1 has none of the bits up to the highest one of C2
; ops: icmp and or xor add
; notes: -

define i1 @src(i32 %x) {
  %a = icmp uge i32 %x, 1114112
  %b = icmp uge i32 %x, 55296
  %c = icmp ult i32 %x, 57344
  %d = and i1 %b, %c
  %r = or i1 %a, %d
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %a = xor i32 %x, 55296
  %b = add i32 %a, -2048
  %r = icmp uge i32 %b, 1112064
  ret i1 %r
}
