; issue: llvm/llvm-project#60801
; title: clearing the lowest set bit
; expected: select(x == C1, C2, ((C3 <<nuw cttz x) ^ C4) & x) -> (x + -1) & x
; expected-pre: C2 == C1 & (C1 - 1) and C3 == 1 and C4 == -1
; ops: icmp cttz shl xor and select
; notes: -

define i32 @src(i32 %x) {
  %c = icmp eq i32 %x, 0
  %t = call i32 @llvm.cttz.i32(i32 %x, i1 false)
  %b = shl nuw i32 1, %t
  %n = xor i32 %b, -1
  %a = and i32 %n, %x
  %r = select i1 %c, i32 0, i32 %a
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %d = add i32 %x, -1
  %r = and i32 %d, %x
  ret i32 %r
}

declare i32 @llvm.cttz.i32(i32, i1)
