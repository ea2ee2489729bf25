; issue: llvm/llvm-project#104698
; title: saturating sum is no less than the wrapping one
; expected: uadd.sat(x, y) uge (x + y) -> true
; expected-pre: true
; ops: uadd.sat add icmp
; notes: a pull request; width made up

define i1 @src(i32 %x, i32 %y) {
  %s = call i32 @llvm.uadd.sat.i32(i32 %x, i32 %y)
  %a = add i32 %x, %y
  %r = icmp uge i32 %s, %a
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %y) {
  ret i1 true
}

declare i32 @llvm.uadd.sat.i32(i32, i32)
