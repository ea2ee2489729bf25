; issue: llvm/llvm-project#198179
; title: select between negation and complement is a subtraction from a mask
; expected: (lo == C) ? -hi : ~hi -> sext(lo != C) - hi
; expected-pre: true
; ops: xor icmp sub select
; notes: C is 0 in the issue, any constant works

define i64 @src(i64 %lo, i64 %hi) {
  %n = xor i64 %hi, -1
  %z = icmp eq i64 %lo, 0
  %m = sub i64 0, %hi
  %r = select i1 %z, i64 %m, i64 %n
  ret i64 %r
}

define i64 @tgt(i64 %lo, i64 %hi) {
  %z = icmp ne i64 %lo, 0
  %m = sext i1 %z to i64
  %r = sub i64 %m, %hi
  ret i64 %r
}
