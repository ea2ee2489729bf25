; issue: llvm/llvm-project#128460
; title: range check of a field of a truncated value
; expected: ((((trunc x) >>u C1) & C2) +nsw C3) ult C4 -> ((x & (C2 << C1)) +nsw (C3 << C1)) ult (C4 << C1)
; expected-pre: C1 <u V and C1 <=u W - V and C2 >=s 0 and C4 >=s 0
; ops: trunc lshr and add icmp
; notes: two widths

define i1 @src(i64 %x) {
  %t = trunc i64 %x to i32
  %s = lshr i32 %t, 8
  %m = and i32 %s, 255
  %a = add nsw i32 %m, -1
  %r = icmp ult i32 %a, 2
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %m = and i64 %x, 65280
  %a = add nsw i64 %m, -256
  %r = icmp ult i64 %a, 512
  ret i1 %r
}
