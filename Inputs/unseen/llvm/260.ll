; issue: llvm/llvm-project#143957
; title: equality implied by an encoded range check
; expected: h = lshr a, C0; t = trunc nuw h; (h == C4) | (((t ^ C1) + C2) ult C3) -> ((t ^ C1) + C2) ult C3
; expected-pre: ((trunc(C4) ^ C1) + C2) <u C3, or C4 >u -1 lshr C0, or C4 doesn't fit in the narrow type
; ops: lshr trunc xor add icmp or
; notes: the validity check of a char

define i1 @src(i64 %a) {
  %h = lshr i64 %a, 32
  %t = trunc nuw i64 %h to i32
  %u = xor i32 %t, 55296
  %v = add i32 %u, -1114112
  %p = icmp ult i32 %v, -1112064
  %q = icmp eq i64 %h, 1114112
  %r = or i1 %q, %p
  ret i1 %r
}

define i1 @tgt(i64 %a) {
  %h = lshr i64 %a, 32
  %t = trunc nuw i64 %h to i32
  %u = xor i32 %t, 55296
  %v = add i32 %u, -1114112
  %p = icmp ult i32 %v, -1112064
  ret i1 %p
}
