; issue: llvm/llvm-project#118932
; title: truncation of a value below a bound, or the bound
; expected: select(x ult C1, trunc x, C2) -> trunc(umin(x, C1))
; expected-pre: C2 == trunc C1
; ops: icmp trunc select umin
; notes: a pull request; constants made up

define i8 @src(i32 %x) {
  %c = icmp ult i32 %x, 200
  %t = trunc i32 %x to i8
  %r = select i1 %c, i8 %t, i8 -56
  ret i8 %r
}

define i8 @tgt(i32 %x) {
  %m = call i32 @llvm.umin.i32(i32 %x, i32 200)
  %r = trunc i32 %m to i8
  ret i8 %r
}

declare i32 @llvm.umin.i32(i32, i32)
