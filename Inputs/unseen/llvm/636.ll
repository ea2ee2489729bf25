; issue: llvm/llvm-project#43370
; title: sign of a sign-extended field
; expected: ((x << C1) >>s exact C2) slt C3 -> (x << C1) slt (C3 << C2)
; expected-pre: C2 <u W and (C3 << C2) >>s C2 == C3
; ops: shl ashr icmp
; notes: part of the issue's function

define i1 @src(i64 %x) {
  %h = shl i64 %x, 32
  %a = ashr exact i64 %h, 32
  %r = icmp slt i64 %a, 0
  ret i1 %r
}

define i1 @tgt(i64 %x) {
  %h = shl i64 %x, 32
  %r = icmp slt i64 %h, 0
  ret i1 %r
}
