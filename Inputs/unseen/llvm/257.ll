; issue: llvm/llvm-project#167059
; title: min of two no-wrap differences is positive
; expected: smin(C -nsw a, b -nsw a) sgt 0 -> (a slt C) & (a slt b)
; expected-pre: true
; ops: sub smin icmp
; notes: -

define i1 @src(i16 %a, i16 %b) {
  %d = sub nsw i16 %b, %a
  %e = sub nsw i16 32, %a
  %m = call i16 @llvm.smin.i16(i16 %e, i16 %d)
  %r = icmp sgt i16 %m, 0
  ret i1 %r
}

define i1 @tgt(i16 %a, i16 %b) {
  %c = icmp slt i16 %a, 32
  %d = icmp slt i16 %a, %b
  %r = and i1 %c, %d
  ret i1 %r
}

declare i16 @llvm.smin.i16(i16, i16)
