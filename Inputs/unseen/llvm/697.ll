; issue: llvm/llvm-project#131444
; title: odd part of a value compared
; expected: (x >>u cttz(x, false)) == C -> x == C
; expected-pre: C == 0, or C odd and negative
; ops: cttz lshr icmp
; notes: the issue infers exact first

define i1 @src(i8 %x) {
  %cttz = call i8 @llvm.cttz.i8(i8 %x, i1 false)
  %lshr = lshr i8 %x, %cttz
  %r = icmp eq i8 %lshr, 0
  ret i1 %r
}

define i1 @tgt(i8 %x) {
  %r = icmp eq i8 %x, 0
  ret i1 %r
}

declare i8 @llvm.cttz.i8(i8, i1)
