; issue: llvm/llvm-project#210673
; title: population count of a small value is small
; expected: select(x >u C1, true, ctpop x <u C2) -> true
; expected-pre: C2 >u the largest population count of a value <=u C1: floor(log2(C1 + 1)), W for C1 == -1
; ops: icmp ctpop select
; notes: -

define i1 @src(i16 %x) {
  %g = icmp ugt i16 %x, 255
  %p = call i16 @llvm.ctpop.i16(i16 %x)
  %q = icmp samesign ult i16 %p, 9
  %r = select i1 %g, i1 true, i1 %q
  ret i1 %r
}

define i1 @tgt(i16 %x) {
  ret i1 true
}
