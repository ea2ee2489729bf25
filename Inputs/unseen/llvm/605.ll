; issue: llvm/llvm-project#214381
; title: multiple below a value, compared with a bound
; expected: (x - (x %u C1)) ugt C2 -> x ugt C1 - 1
; expected-pre: C2 ult C1
; ops: urem sub icmp
; notes: a pull request; constants made up

define i1 @src(i32 %x) {
  %m = urem i32 %x, 12
  %s = sub i32 %x, %m
  %r = icmp ugt i32 %s, 5
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp ugt i32 %x, 11
  ret i1 %r
}
